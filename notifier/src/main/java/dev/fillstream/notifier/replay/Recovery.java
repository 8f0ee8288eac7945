package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.endpoint.Endpoint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to send again what an endpoint was to be told, from the log, and how far it got.
 *
 * @param orderId only this order, or null for all
 * @param fromSeq only reports from this {@code reportSeq} on
 * @param position everything before it was sent
 * @param until where the log ended when it was asked for: what comes later is delivered anyway
 * @param delivered reports that the receiver answered 2xx
 * @param code why it stopped early, or null
 */
public record Recovery(
        UUID id,
        UUID endpointId,
        @Nullable UUID orderId,
        long fromSeq,
        Cursor position,
        Cursor until,
        State state,
        long delivered,
        @Nullable String code,
        Instant createdAt) {

    /** Where a recovery stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED
    }

    boolean wants(Endpoint endpoint, Draft draft) {
        return endpoint.covers(draft.account())
                && endpoint.wants(draft.type())
                && (orderId == null || orderId.equals(draft.orderId()))
                && draft.reportSeq() >= fromSeq;
    }

    Recovery at(Cursor place, long more) {
        State reached = place.hasReached(until) ? State.DONE : State.RUNNING;
        return new Recovery(
                id,
                endpointId,
                orderId,
                fromSeq,
                place,
                until,
                reached,
                delivered + more,
                null,
                createdAt);
    }

    Recovery stopped(String reason, long more) {
        return new Recovery(
                id,
                endpointId,
                orderId,
                fromSeq,
                position,
                until,
                State.STOPPED,
                delivered + more,
                reason,
                createdAt);
    }
}
