package dev.fillstream.local.verify;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A record of {@code executions}, whether or not it says anything that can be booked.
 *
 * @param report what it holds, where it can be read
 */
record ExecutionRecord(LogRecord record, Optional<Report> report) {

    private static final String PACKAGE = "fillstream.v1.";

    static ExecutionRecord of(LogRecord record) {
        return new ExecutionRecord(
                record,
                Topic.EXECUTIONS.format().read(record.value())
                                instanceof Readable<ExecutionEvent>(var event)
                        ? Optional.of(new Report(record, event))
                        : Optional.empty());
    }

    long offset() {
        return record.offset();
    }

    /** The accounts that its key and its value name. */
    Set<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>();
        String key = record.keyText();
        if (key != null) {
            accounts.add(key);
        }
        report.map(Report::account).ifPresent(accounts::add);
        return accounts;
    }

    /** Whether somebody could act on it; a refused request that names no order asks for nothing. */
    boolean isBookable() {
        return report.filter(one -> isOfThisVersion() && isBookable(one)).isPresent();
    }

    /** Counts what it says, or that nobody knows what it says. */
    void bookInto(AccountBook book) {
        if (isBookable()) {
            report.ifPresent(book::report);
        } else {
            book.miss(offset());
        }
    }

    private boolean isOfThisVersion() {
        String type = record.header(EventHeaders.TYPE);
        return type == null || type.startsWith(PACKAGE);
    }

    private boolean isBookable(Report one) {
        if (one.event().hasOrderCancelReject() && one.orderId().isEmpty()) {
            return true;
        }
        try {
            return one.account().equals(record.keyText())
                    && one.reportSeq() > 0
                    && areNamed(new Account(one.account()), OrderId.parse(one.orderId()))
                    && (one.event().hasExecutionReport()
                            ? isComplete(one.event().getExecutionReport())
                            : isComplete(one.event().getOrderCancelReject()));
        } catch (InvalidValue invalid) {
            return false;
        }
    }

    private static boolean areNamed(Account account, OrderId orderId) {
        return !account.value().isEmpty() && !orderId.toString().isEmpty();
    }

    private static boolean isComplete(OrderCancelReject reject) {
        return !new ClOrdId(reject.getClOrdId()).value().isEmpty();
    }

    private static boolean isComplete(ExecutionReport report) {
        if (report.getOrdStatus() == OrdStatus.UNRECOGNIZED
                || report.getOrdStatus() == OrdStatus.ORD_STATUS_UNSPECIFIED) {
            return false;
        }
        return switch (report.getExecType()) {
            case EXEC_TYPE_TRADE ->
                    isMove(report) && isFill(report.getLastQty(), report.getLastPx());
            case EXEC_TYPE_TRADE_CANCEL -> isMove(report) && isUndone(report);
            case EXEC_TYPE_TRADE_CORRECT ->
                    isMove(report)
                            && isUndone(report)
                            && isFill(report.getLastQty(), report.getLastPx());
            case EXEC_TYPE_REPLACED, EXEC_TYPE_RESTATED -> isAmended(report);
            default ->
                    report.getExecType() != ExecType.UNRECOGNIZED
                            && report.getExecType() != ExecType.EXEC_TYPE_UNSPECIFIED;
        };
    }

    private static boolean isMove(ExecutionReport report) {
        OrderTermsMapper.toModel(report.getSide());
        return !new Symbol(report.getSymbol()).value().isEmpty();
    }

    private static boolean isFill(String qty, String px) {
        Price.parse("px", px);
        return !Quantity.parsePositive("qty", qty).isZero();
    }

    private static boolean isUndone(ExecutionReport report) {
        Quantity.parse("cumQty", report.getCumQty());
        OrderTermsMapper.toModel(report.getOrdType(), report.getPrice(), report.getStopPx());
        return isFill(report.getRefQty(), report.getRefPx())
                && !Quantity.parsePositive("orderQty", report.getOrderQty()).isZero();
    }

    private static boolean isAmended(ExecutionReport report) {
        Quantity.parse("leavesQty", report.getLeavesQty());
        return !new ClOrdId(report.getClOrdId()).value().isEmpty()
                && (report.getPrice().isEmpty()
                        || Price.parsePositive("price", report.getPrice()) != null);
    }
}
