package dev.fillstream.venue.fault;

import dev.fillstream.model.value.Symbol;
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
 */
public record Fault(Kind kind, int count, Duration delay, Optional<Symbol> symbol) {

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
        /** Accepts the order and rejects it right after, by an update. */
        REJECT,
        /** Closes all update streams now, and refuses new ones for the delay. */
        DISCONNECT_STREAM;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
        }
    }

    boolean strikes(Symbol other) {
        return symbol.map(other::equals).orElse(true);
    }

    Fault once() {
        return new Fault(kind, count - 1, delay, symbol);
    }
}
