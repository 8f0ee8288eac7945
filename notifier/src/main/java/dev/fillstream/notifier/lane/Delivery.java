package dev.fillstream.notifier.lane;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one endpoint. Changed by its {@link Lane} only, on the lane's thread. */
public final class Delivery {

    private final WebhookEvent event;
    private final UUID endpointId;
    private final Receipt receipt;
    private final @Nullable Place place;
    private int attempt;
    private boolean parked;
    private boolean ended;
    private Instant since = Instant.EPOCH;

    private Delivery(
            WebhookEvent event,
            UUID endpointId,
            Receipt receipt,
            @Nullable Place place,
            int attempt) {
        this.event = event;
        this.endpointId = endpointId;
        this.receipt = receipt;
        this.place = place;
        this.attempt = attempt;
    }

    /** Straight from the log: {@code receipt} hears when it was made or written down. */
    public static Delivery fresh(
            WebhookEvent event, UUID endpointId, Place place, Receipt receipt) {
        return new Delivery(event, endpointId, receipt, place, 1);
    }

    /**
     * From its row, for another attempt.
     *
     * @param event with the body as it was sent before
     * @param attempt 1 for the first
     */
    public static Delivery fromRow(WebhookEvent event, UUID endpointId, int attempt) {
        Delivery delivery = new Delivery(event, endpointId, Receipt.NONE, null, attempt);
        delivery.parked = true;
        return delivery;
    }

    public WebhookEvent event() {
        return event;
    }

    /** The bytes that this endpoint gets, the same at every attempt. */
    public byte[] body() {
        return place == null ? event.body() : place.in(event.body());
    }

    public UUID endpointId() {
        return endpointId;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** The attempt that is being made or comes next, 1 for the first. */
    public int attempt() {
        return attempt;
    }

    /** Whether a row stands for it, or is being written. */
    public boolean isParked() {
        return parked;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Since when the lane has it. */
    Instant since() {
        return since;
    }

    void enteredAt(Instant now) {
        since = now;
    }

    void nextAttempt() {
        attempt++;
    }

    void park() {
        parked = true;
    }

    void end() {
        ended = true;
    }
}
