package dev.fillstream.risk.adapter.streams.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.ExecutionNews;
import dev.fillstream.risk.exposure.ExecutionNews.Fill;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrderCancelReject;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code executions} for what it means to exposure. */
public final class ReportReader {

    /** What a record of {@code executions} turned out to be. */
    public sealed interface Incoming {}

    /** News about an order. */
    public record News(ExecutionNews news) implements Incoming {}

    /** A refused request that names no order: nothing was held for it. */
    public record Irrelevant() implements Incoming {}

    /**
     * Something that cannot be booked.
     *
     * @param about the accounts that it names, by its key and by its value
     */
    public record Bad(Reason reason, String cause, Set<Account> about) implements Incoming {

        static Bad of(Reason reason, String cause, byte @Nullable [] key, String account) {
            Set<Account> about = new LinkedHashSet<>();
            if (key != null) {
                account(new String(key, UTF_8)).ifPresent(about::add);
            }
            account(account).ifPresent(about::add);
            return new Bad(reason, cause, about);
        }

        private static Optional<Account> account(String name) {
            try {
                return Optional.of(new Account(name));
            } catch (InvalidValue nobody) {
                return Optional.empty();
            }
        }
    }

    private static final String PACKAGE = "fillstream.v1.";

    private ReportReader() {}

    public static Incoming read(Record<byte @Nullable [], byte @Nullable []> record) {
        byte @Nullable [] key = record.key();
        return switch (Topic.EXECUTIONS.format().read(record.value())) {
            case Readable(var event) when isOfThisVersion(record.headers()) -> read(key, event);
            case Readable(_) ->
                    Bad.of(
                            Reason.TYPE_MISMATCH,
                            "ce_type is not of " + PACKAGE + " as this version knows it",
                            key,
                            "");
            case Unreadable(var reason, var detail) -> Bad.of(reason, detail, key, "");
        };
    }

    /** Bytes of another version may well parse as this one, and mean something else. */
    private static boolean isOfThisVersion(Headers headers) {
        String type = EventHeaders.text(headers, EventHeaders.TYPE);
        return type == null || type.startsWith(PACKAGE);
    }

    private static Incoming read(byte @Nullable [] key, ExecutionEvent event) {
        return switch (event.getEventCase()) {
            case EXECUTION_REPORT -> read(key, event.getExecutionReport());
            case ORDER_CANCEL_REJECT -> read(key, event.getOrderCancelReject());
            case EVENT_NOT_SET ->
                    Bad.of(
                            Reason.COMMAND_MISSING,
                            "the message holds no event known here",
                            key,
                            "");
        };
    }

    private static Incoming read(byte @Nullable [] key, ExecutionReport report) {
        return read(key, report.getAccount(), () -> news(report));
    }

    private static Incoming read(byte @Nullable [] key, OrderCancelReject reject) {
        return reject.getOrderId().isEmpty()
                ? new Irrelevant()
                : read(key, reject.getAccount(), () -> news(reject));
    }

    private static Incoming read(
            byte @Nullable [] key, String account, Supplier<ExecutionNews> news) {
        if (key == null || key.length == 0) {
            return Bad.of(Reason.KEY_MISSING, "the record has no key", key, account);
        }
        if (!Arrays.equals(key, account.getBytes(UTF_8))) {
            return Bad.of(
                    Reason.KEY_NOT_ACCOUNT, "the key is not account " + account, key, account);
        }
        try {
            return new News(news.get());
        } catch (InvalidValue e) {
            return Bad.of(Reason.FIELD_INVALID, String.valueOf(e.getMessage()), key, account);
        }
    }

    private static ExecutionNews news(OrderCancelReject reject) {
        return new ExecutionNews(
                OrderId.parse(reject.getOrderId()),
                reportSeq(reject.getReportSeq()),
                new Account(reject.getAccount()),
                new ExecutionNews.RequestRefused(new ClOrdId(reject.getClOrdId())),
                false);
    }

    private static ExecutionNews news(ExecutionReport report) {
        ExecutionNews.Change change = change(report);
        return new ExecutionNews(
                OrderId.parse(report.getOrderId()),
                reportSeq(report.getReportSeq()),
                new Account(report.getAccount()),
                change,
                isEnd(report));
    }

    private static long reportSeq(long reportSeq) {
        if (reportSeq < 1) {
            throw new InvalidValue(
                    "reportSeq", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be 1 or more");
        }
        return reportSeq;
    }

    private static ExecutionNews.Change change(ExecutionReport report) {
        return switch (report.getExecType()) {
            case EXEC_TYPE_TRADE ->
                    new ExecutionNews.Traded(
                            new Symbol(report.getSymbol()),
                            OrderTermsMapper.toModel(report.getSide()),
                            Quantity.parsePositive("lastQty", report.getLastQty()),
                            Price.parse("lastPx", report.getLastPx()));
            case EXEC_TYPE_REPLACED, EXEC_TYPE_RESTATED ->
                    new ExecutionNews.Amended(
                            new ClOrdId(report.getClOrdId()),
                            Quantity.parse("leavesQty", report.getLeavesQty()),
                            report.getPrice().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Price.parsePositive("price", report.getPrice())));
            case EXEC_TYPE_TRADE_CANCEL -> undone(report, Optional.empty());
            case EXEC_TYPE_TRADE_CORRECT ->
                    undone(
                            report,
                            Optional.of(
                                    new Fill(
                                            Quantity.parsePositive("lastQty", report.getLastQty()),
                                            Price.parse("lastPx", report.getLastPx()))));
            case EXEC_TYPE_PENDING_NEW,
                    EXEC_TYPE_NEW,
                    EXEC_TYPE_CANCELED,
                    EXEC_TYPE_EXPIRED,
                    EXEC_TYPE_REJECTED,
                    EXEC_TYPE_PENDING_CANCEL,
                    EXEC_TYPE_PENDING_REPLACE,
                    EXEC_TYPE_SUSPENDED,
                    EXEC_TYPE_DONE_FOR_DAY,
                    EXEC_TYPE_TRIGGERED,
                    EXEC_TYPE_OUTCOME_UNKNOWN ->
                    new ExecutionNews.Nothing();
            case EXEC_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidValue(
                            "execType",
                            InvalidValue.Code.ENUM_UNKNOWN,
                            "has a value that this version does not know");
        };
    }

    private static ExecutionNews.Undone undone(ExecutionReport report, Optional<Fill> now) {
        return new ExecutionNews.Undone(
                new Symbol(report.getSymbol()),
                OrderTermsMapper.toModel(report.getSide()),
                new Fill(
                        Quantity.parsePositive("refQty", report.getRefQty()),
                        Price.parse("refPx", report.getRefPx())),
                now,
                new ExecutionNews.Standing(
                        Quantity.parsePositive("orderQty", report.getOrderQty()),
                        Quantity.parse("cumQty", report.getCumQty()),
                        OrderTermsMapper.toModel(
                                report.getOrdType(), report.getPrice(), report.getStopPx())));
    }

    private static boolean isEnd(ExecutionReport report) {
        return switch (report.getOrdStatus()) {
            case ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED ->
                    true;
            case ORD_STATUS_PENDING_NEW,
                    ORD_STATUS_NEW,
                    ORD_STATUS_PARTIALLY_FILLED,
                    ORD_STATUS_PENDING_CANCEL,
                    ORD_STATUS_PENDING_REPLACE,
                    ORD_STATUS_SUSPENDED,
                    ORD_STATUS_DONE_FOR_DAY ->
                    false;
            case ORD_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidValue(
                            "ordStatus",
                            InvalidValue.Code.ENUM_UNKNOWN,
                            "has a value that this version does not know");
        };
    }
}
