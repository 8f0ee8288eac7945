package dev.fillstream.schemas;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.DeliveryEvent;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.TradingState;
import java.time.Duration;
import java.util.List;

/**
 * One topic of the catalogue: its name, what its key means, what its values are, who writes it and
 * how long it keeps them. Every topic of the pipeline is here and nowhere else.
 *
 * @param <T> the Protobuf message that a value holds
 */
public record Topic<T extends Message>(
        String name, Key key, WireFormat<T> format, String owner, Retention retention) {

    /** What a record's key holds, always as UTF-8 text. */
    public enum Key {
        ACCOUNT,
        SCOPE,
        SYMBOL
    }

    /** How long a topic keeps its records. */
    public sealed interface Retention {
        /** Records older than {@code age} go. */
        record Delete(Duration age) implements Retention {}

        /** The last record per key stays for ever. */
        record Compact() implements Retention {}
    }

    /** Retention of what could not be read. */
    public static final Retention DEAD_LETTER_RETENTION = new Retention.Delete(Duration.ofDays(30));

    public static final Topic<OrderCommand> ORDERS =
            business("orders", OrderCommand.parser(), "order-intake, upstream systems", 7);
    public static final Topic<ApprovedCommand> RISK_APPROVED =
            business("risk-approved", ApprovedCommand.parser(), "risk-processor", 7);
    public static final Topic<RejectedCommand> RISK_REJECTED =
            business("risk-rejected", RejectedCommand.parser(), "risk-processor", 7);
    public static final Topic<ExecutionEvent> EXECUTIONS =
            business("executions", ExecutionEvent.parser(), "execution-service", 30);
    public static final Topic<DeliveryEvent> NOTIFICATIONS =
            business("notifications", DeliveryEvent.parser(), "notifier", 7);

    public static final Topic<RiskLimits> RISK_LIMITS =
            control("risk-limits", Key.ACCOUNT, RiskLimits.parser(), "risk-processor");
    public static final Topic<RiskLimits> SHARED_LIMITS =
            control("shared-limits", Key.SCOPE, RiskLimits.parser(), "risk-processor");
    public static final Topic<TradingState> TRADING_STATES =
            control("trading-states", Key.SCOPE, TradingState.parser(), "risk-processor");
    public static final Topic<Instrument> INSTRUMENTS =
            control("instruments", Key.SYMBOL, Instrument.parser(), "risk-processor");
    public static final Topic<ReferencePrice> PRICES =
            control("prices", Key.SYMBOL, ReferencePrice.parser(), "venue-simulator, price feeds");

    /** All topics, in the order of the pipeline. */
    public static List<Topic<?>> all() {
        return List.of(
                ORDERS,
                RISK_APPROVED,
                RISK_REJECTED,
                EXECUTIONS,
                NOTIFICATIONS,
                RISK_LIMITS,
                SHARED_LIMITS,
                TRADING_STATES,
                INSTRUMENTS,
                PRICES);
    }

    /** The topic that takes what could not be read from this one. */
    public String deadLetterName() {
        return name + "-dlq";
    }

    private static <T extends Message> Topic<T> business(
            String name, Parser<T> parser, String owner, int days) {
        Retention retention = new Retention.Delete(Duration.ofDays(days));
        return new Topic<>(name, Key.ACCOUNT, new WireFormat<>(parser), owner, retention);
    }

    private static <T extends Message> Topic<T> control(
            String name, Key key, Parser<T> parser, String owner) {
        return new Topic<>(name, key, new WireFormat<>(parser), owner, new Retention.Compact());
    }
}
