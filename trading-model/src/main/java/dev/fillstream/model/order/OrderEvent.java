package dev.fillstream.model.order;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;

/** Something that happened to an order, at our side or at the venue. */
public sealed interface OrderEvent {

    /** TransactTime (60): when it happened, by the clock of whoever it happened at. */
    Instant transactTime();

    /** The pipeline refused the order before any venue could have it. */
    record RiskRejected(Refusal refusal, Instant transactTime) implements OrderEvent {}

    /** The intent to send it is committed. Send only where this was {@link Transition.Applied}. */
    record RoutedToVenue(Instant transactTime) implements OrderEvent {}

    /** The venue has the order. */
    record Acknowledged(VenueOrderId venueOrderId, Instant transactTime) implements OrderEvent {}

    /** The venue refused the order. */
    record VenueRejected(Refusal refusal, Instant transactTime) implements OrderEvent {}

    /** No answer, or none that proves anything: timeout, 5xx, disconnect, crash. */
    record OutcomeUnknown(Instant transactTime) implements OrderEvent {}

    /**
     * The venue proved that it does not have the order and will not. Apply it to the very attempt
     * that it was asked about: kept and applied after the order was sent again, it would be wrong.
     */
    record NotFoundAtVenue(Instant transactTime) implements OrderEvent {}

    /** A trade; {@code lastQty} is greater than zero. */
    record Traded(ExecId execId, Quantity lastQty, Price lastPx, Instant transactTime)
            implements OrderEvent {
        public Traded {
            refuseZero("lastQty", lastQty);
        }
    }

    /** The venue took a trade back (a bust). */
    record TradeCanceled(ExecId execId, ExecId execRefId, Instant transactTime)
            implements OrderEvent {}

    /** The venue changed quantity or price of a trade; both are the new whole ones. */
    record TradeCorrected(
            ExecId execId, ExecId execRefId, Quantity lastQty, Price lastPx, Instant transactTime)
            implements OrderEvent {
        public TradeCorrected {
            refuseZero("lastQty", lastQty);
        }
    }

    /** What was left of the order is gone, by request or without one. Book its trades first. */
    record Canceled(Instant transactTime) implements OrderEvent {}

    /** The order's time ran out. Book its trades first. */
    record Expired(Instant transactTime) implements OrderEvent {}

    /** The venue is done with the order for today. */
    record DoneForDay(ExecId execId, Instant transactTime) implements OrderEvent {}

    /** The venue holds the order back. */
    record Suspended(ExecId execId, Instant transactTime) implements OrderEvent {}

    /** The order works again after having been suspended or done for the day. */
    record Resumed(ExecId execId, Instant transactTime) implements OrderEvent {}

    /** The market reached stopPx: a stop or stop-limit order went into the book. */
    record Triggered(ExecId execId, Instant transactTime) implements OrderEvent {}

    /** The venue changed the order's quantity or prices without having been asked. */
    record Restated(ExecId execId, Quantity orderQty, OrdType ordType, Instant transactTime)
            implements OrderEvent {
        public Restated {
            refuseZero("orderQty", orderQty);
        }
    }

    /** The client asked to take back what is left. Send only where this made it pending. */
    record CancelRequested(ClOrdId clOrdId, Instant transactTime) implements OrderEvent {}

    /** The client asked for other terms. Send only where this made it pending. */
    record ReplaceRequested(LiveTerms wanted, Instant transactTime) implements OrderEvent {}

    /** The venue, or we on its behalf, refused a pending cancel or replace request. */
    record RequestRejected(ClOrdId clOrdId, Refusal refusal, Instant transactTime)
            implements OrderEvent {}

    /** The pipeline refused a cancel or replace request before any venue could have it. */
    record RequestRefused(
            ClOrdId clOrdId, CxlRejResponseTo responseTo, Refusal refusal, Instant transactTime)
            implements OrderEvent {}

    /**
     * The venue accepted a pending replace request.
     *
     * @param venueOrderId where the venue gave it a new id, else {@link VenueOrderId#UNKNOWN}
     */
    record Replaced(ClOrdId clOrdId, VenueOrderId venueOrderId, Instant transactTime)
            implements OrderEvent {}

    private static void refuseZero(String field, Quantity quantity) {
        if (quantity.isZero()) {
            throw new InvalidValue(
                    field, InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
    }
}
