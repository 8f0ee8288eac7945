package dev.fillstream.notifier.delivery;

import java.time.Instant;
import java.util.UUID;

/** One event on its way to one endpoint. Changed by its {@link Lane} only, on the lane's thread. */
public final class Delivery {

    private final WebhookEvent event;
    private final UUID endpointId;
    private final Receipt receipt;
    private int attempt;
    private boolean parked;
    private boolean ended;
    private Instant since = Instant.EPOCH;

    private Delivery(
            WebhookEvent event, UUID endpointId, Receipt receipt, int attempt, boolean parked) {
        this.event = event;
        this.endpointId = endpointId;
        this.receipt = receipt;
        this.attempt = attempt;
        this.parked = parked;
    }

    /** Straight from the log: {@code receipt} hears when it was made or written down. */
    public static Delivery fresh(WebhookEvent event, UUID endpointId, Receipt receipt) {
        return new Delivery(event, endpointId, receipt, 1, false);
    }

    /**
     * From its row, for another attempt.
     *
     * @param attempt 1 for the first
     */
    public static Delivery fromRow(WebhookEvent event, UUID endpointId, int attempt) {
        return new Delivery(event, endpointId, Receipt.NONE, attempt, true);
    }

    public WebhookEvent event() {
        return event;
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
