package dev.fillstream.venue.fault;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.OrderTerms;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One ordered misbehaviour.
 *
 * @param count how many requests it strikes
 * @param delay how long it holds them, where its kind holds
 * @param symbol the only symbol that it strikes, where it is choosy
 * @param clientOrderId the only order that it strikes, where it is choosier
 * @param target the only kind of request that it strikes
 */
public record Fault(
        Kind kind,
        int count,
        Duration delay,
        Optional<Symbol> symbol,
        Optional<ClientOrderId> clientOrderId,
        Target target) {

    /** What a fault strikes. */
    public enum Target {
        ORDER,
        CANCEL,
        REPLACE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Target> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
        }
    }

    /** What goes wrong, by the name that the admin API knows it by. */
    public enum Kind {
        /** Answers 500 and books nothing. */
        STATUS_500,
        /** Answers 429 and books nothing. */
        STATUS_429,
        /** Never answers and books nothing. */
        NO_REPLY,
        /** Books, then closes the connection without an answer. */
        DROP_AFTER_BOOKING,
        /**
         * Holds the request, then handles it as if nothing had been, even if the client has gone.
         */
        DELAY,
        /** Accepts the order and rejects it right after, by an update; refuses another request. */
        REJECT,
        /** Tells every update of the request twice. */
        TELL_TWICE,
        /** Tells the updates of the request in reverse order. */
        TELL_REVERSED,
        /** Tells the updates of the request as if they were about another symbol. */
        TELL_WRONG_SYMBOL,
        /** Tells the updates of the request as if they were about the other side. */
        TELL_WRONG_SIDE,
        /** Tells no update of the request. */
        TELL_NOTHING,
        /** Books, answers, and denies for the delay to have the order. */
        DENY,
        /** Trades more of the order than was asked for. */
        OVERFILL,
        /** Cancels the order, and then tells of a trade that came before. */
        TRADE_AFTER_CANCEL,
        /** Cuts all clients off from their updates now, and refuses new ones for the delay. */
        DISCONNECT_STREAM;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
        }
    }

    boolean strikes(Target what, OrderTerms order) {
        return target == what
                && symbol.map(order.symbol()::equals).orElse(true)
                && clientOrderId.map(order.clientOrderId()::equals).orElse(true);
    }

    Fault once() {
        return new Fault(kind, count - 1, delay, symbol, clientOrderId, target);
    }
}
