package dev.fillstream.venue.desk;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.fault.Fault;
import java.util.List;

/** How updates are told: as they are, or in a way that no client may be put out by. */
public enum Telling {
    PLAIN,
    TWICE,
    REVERSED,
    WRONG_SYMBOL,
    WRONG_SIDE,
    NOTHING;

    private static final Symbol NO_SYMBOL = new Symbol("WRONG");

    /** What a fault makes of it. */
    public static Telling of(Fault fault) {
        return switch (fault.kind()) {
            case TELL_TWICE -> TWICE;
            case TELL_REVERSED -> REVERSED;
            case TELL_WRONG_SYMBOL -> WRONG_SYMBOL;
            case TELL_WRONG_SIDE -> WRONG_SIDE;
            case TELL_NOTHING -> NOTHING;
            case STATUS_500,
                    STATUS_429,
                    NO_REPLY,
                    DROP_AFTER_BOOKING,
                    DELAY,
                    REJECT,
                    DENY,
                    OVERFILL,
                    TRADE_AFTER_CANCEL,
                    DISCONNECT_STREAM ->
                    PLAIN;
        };
    }

    /** The updates as they are told, in order. */
    List<Update> of(List<Update> updates) {
        return switch (this) {
            case PLAIN -> updates;
            case TWICE -> updates.stream().flatMap(one -> List.of(one, one).stream()).toList();
            case REVERSED -> updates.reversed();
            case WRONG_SYMBOL, WRONG_SIDE -> updates.stream().map(this::wrong).toList();
            case NOTHING -> List.of();
        };
    }

    private static Side opposite(Side side) {
        return side.isBuy() ? Side.SELL : Side.BUY;
    }

    private Update wrong(Update update) {
        VenueOrder order = update.order();
        OrderTerms terms = order.terms();
        OrderTerms wrong =
                new OrderTerms(
                        terms.clientOrderId(),
                        this == WRONG_SYMBOL ? NO_SYMBOL : terms.symbol(),
                        this == WRONG_SIDE ? opposite(terms.side()) : terms.side(),
                        terms.ordType(),
                        terms.timeInForce(),
                        terms.orderQty(),
                        terms.channel());
        return new Update(update.booking(), order.with(wrong), update.positionQty());
    }
}
