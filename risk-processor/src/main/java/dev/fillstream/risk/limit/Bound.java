package dev.fillstream.risk.limit;

import java.math.BigDecimal;

/** The value of a limit in one scope, or in all that apply together. */
public sealed interface Bound {

    /** Nobody said anything; nothing is allowed. */
    record Unset() implements Bound {
        @Override
        public String toString() {
            return "";
        }
    }

    /** Somebody said that there is none. */
    record Unlimited() implements Bound {
        @Override
        public String toString() {
            return "unlimited";
        }
    }

    /** No more than {@code value}. */
    record AtMost(BigDecimal value) implements Bound {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    Bound UNSET = new Unset();
    Bound UNLIMITED = new Unlimited();

    /** Whether {@code observed} is within it; the bound itself is. */
    default boolean allows(BigDecimal observed) {
        return switch (this) {
            case Unset() -> false;
            case Unlimited() -> true;
            case AtMost(var value) -> observed.compareTo(value) <= 0;
        };
    }

    default Bound smallerOf(Bound other) {
        return switch (this) {
            case Unset() -> other;
            case Unlimited() -> other instanceof Unset ? this : other;
            case AtMost(var value) ->
                    other instanceof AtMost(var more) && more.compareTo(value) < 0 ? other : this;
        };
    }

    default Bound largerOf(Bound other) {
        return switch (this) {
            case Unset() -> other;
            case Unlimited() -> this;
            case AtMost(var value) ->
                    other instanceof Unlimited
                                    || (other instanceof AtMost(var more)
                                            && more.compareTo(value) > 0)
                            ? other
                            : this;
        };
    }
}
