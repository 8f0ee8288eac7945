package dev.fillstream.local.check;

import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import java.util.Locale;
import java.util.Optional;

/** A record of {@code executions}: a report about an order. */
public record Report(LogRecord record, ExecutionEvent event) {

    /** The report, unless it is about a request that was refused. */
    public Optional<ExecutionReport> execution() {
        return event.hasExecutionReport()
                ? Optional.of(event.getExecutionReport())
                : Optional.empty();
    }

    public boolean isTrade() {
        return event.hasExecutionReport()
                && event.getExecutionReport().getExecType() == ExecType.EXEC_TYPE_TRADE;
    }

    /** Whether the venue took a trade back, or changed one. */
    public boolean isTradeAmendment() {
        return event.hasExecutionReport()
                && (event.getExecutionReport().getExecType() == ExecType.EXEC_TYPE_TRADE_CANCEL
                        || event.getExecutionReport().getExecType()
                                == ExecType.EXEC_TYPE_TRADE_CORRECT);
    }

    public String eventId() {
        return event.hasExecutionReport()
                ? event.getExecutionReport().getEventId()
                : cancelReject().getEventId();
    }

    public String orderId() {
        return event.hasExecutionReport()
                ? event.getExecutionReport().getOrderId()
                : cancelReject().getOrderId();
    }

    public long reportSeq() {
        return event.hasExecutionReport()
                ? event.getExecutionReport().getReportSeq()
                : cancelReject().getReportSeq();
    }

    /** Where the order stands after it; a refused request says so, too. */
    public OrdStatus ordStatus() {
        return event.hasExecutionReport()
                ? event.getExecutionReport().getOrdStatus()
                : cancelReject().getOrdStatus();
    }

    public String account() {
        return event.hasExecutionReport()
                ? event.getExecutionReport().getAccount()
                : cancelReject().getAccount();
    }

    /**
     * As webhook endpoints ask for it: {@code execution.trade}, {@code order_cancel.rejected} … An
     * unknown outcome shows to them as what it is to the client: still pending_new.
     */
    public String eventType() {
        if (!event.hasExecutionReport()) {
            return "order_cancel.rejected";
        }
        ExecType execType = event.getExecutionReport().getExecType();
        String shown =
                execType == ExecType.EXEC_TYPE_OUTCOME_UNKNOWN
                        ? ExecType.EXEC_TYPE_PENDING_NEW.name()
                        : execType.name();
        return "execution." + shown.substring("EXEC_TYPE_".length()).toLowerCase(Locale.ROOT);
    }

    /** For people: which order, which report, where. */
    public String label() {
        return "order %s report %d (%s)".formatted(orderId(), reportSeq(), record.position());
    }

    private OrderCancelReject cancelReject() {
        return event.getOrderCancelReject();
    }
}
