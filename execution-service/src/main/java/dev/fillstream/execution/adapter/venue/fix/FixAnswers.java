package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.value.InvalidValue;
import java.util.List;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.CxlRejReason;
import quickfix.field.ExecType;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;

/**
 * What each answer proves.
 *
 * <pre>
 *                                      submit        query      cancel       replace
 * ExecutionReport                      Accepted (1)  Found      Requested    Requested (1)
 * ExecutionReport, rejected            Refused (2)   Found (3)  -            -
 * OrderCancelReject                    -             -          Refused (4)  Refused (4)
 * BusinessMessageReject, not available Deferred      Unknown    Unknown      Unknown
 * BusinessMessageReject, Reject        Refused       Unknown    Refused      Refused
 * not sent, being logged off           Deferred      Unknown    Unknown      Unknown
 * no answer in time, logged off since  Unknown       Unknown    Unknown      Unknown
 * </pre>
 *
 * (1) What the report says is booked as a report.
 *
 * <p>(2) Except as a duplicate: then the venue may well have this very order. And only where
 * OrdStatus says so too; the reason may be one that nobody here knows.
 *
 * <p>(3) NotFound where the reason is that the order is unknown.
 *
 * <p>(4) Unknown where the venue is still busy with another request, or has seen this one.
 */
final class FixAnswers {

    private FixAnswers() {}

    static SubmitOutcome submit(FixReply reply) {
        return switch (reply) {
            case FixReply.Answer(Message message) -> submitted(message);
            case FixReply.Rejected(boolean forNow, String text) ->
                    forNow
                            ? new SubmitOutcome.Deferred(text)
                            : new SubmitOutcome.Refused(ExecutionCode.VENUE_REJECTED.refusal(text));
            case FixReply.NotSent(String reason) -> new SubmitOutcome.Deferred(reason);
            case FixReply.None(String reason) -> new SubmitOutcome.Unknown(reason);
        };
    }

    static QueryOutcome query(FixReply reply) {
        return switch (reply) {
            case FixReply.Answer(Message message) -> found(message);
            case FixReply.Rejected(_, String text) -> new QueryOutcome.Unknown(text);
            case FixReply.NotSent(String reason) -> new QueryOutcome.Unknown(reason);
            case FixReply.None(String reason) -> new QueryOutcome.Unknown(reason);
        };
    }

    static RequestOutcome cancel(FixReply reply) {
        return request(reply, ExecutionCode.CANCEL_REFUSED);
    }

    static RequestOutcome replace(FixReply reply) {
        return request(reply, ExecutionCode.REPLACE_REFUSED);
    }

    /** What an OrderCancelReject comes to. */
    static RequestOutcome rejected(Message message, ExecutionCode otherwise) throws FieldNotFound {
        int reason =
                message.isSetField(CxlRejReason.FIELD)
                        ? message.getInt(CxlRejReason.FIELD)
                        : CxlRejReason.OTHER;
        String text = FixReports.text(message, otherwise.sentence());
        return switch (reason) {
            case CxlRejReason.TOO_LATE_TO_CANCEL ->
                    new RequestOutcome.Refused(ExecutionCode.CANCEL_TOO_LATE.refusal(text));
            case CxlRejReason.UNKNOWN_ORDER ->
                    new RequestOutcome.Refused(ExecutionCode.ORDER_UNKNOWN.refusal());
            case CxlRejReason.ORDER_ALREADY_IN_PENDING_CANCEL_OR_PENDING_REPLACE_STATUS,
                    CxlRejReason.DUPLICATE_CLORDID_RECEIVED ->
                    new RequestOutcome.Unknown(text);
            default -> new RequestOutcome.Refused(otherwise.refusal(text));
        };
    }

    private static SubmitOutcome submitted(Message message) {
        try {
            if (message.getChar(ExecType.FIELD) != ExecType.REJECTED) {
                return new SubmitOutcome.Accepted(List.of());
            }
            if (!FixReports.isRejected(message)) {
                return new SubmitOutcome.Unknown("rejected and yet not over");
            }
            boolean seen =
                    message.isSetField(OrdRejReason.FIELD)
                            && message.getInt(OrdRejReason.FIELD) == OrdRejReason.DUPLICATE_ORDER;
            return seen
                    ? new SubmitOutcome.Unknown("the venue has seen this ClOrdID")
                    : new SubmitOutcome.Refused(FixReports.rejection(message));
        } catch (FieldNotFound e) {
            return new SubmitOutcome.Unknown(missing(e));
        }
    }

    private static QueryOutcome found(Message message) {
        try {
            return FixReports.saysUnknownOrder(message)
                    ? new QueryOutcome.NotFound()
                    : new QueryOutcome.Found(FixReports.status(message));
        } catch (FieldNotFound e) {
            return new QueryOutcome.Unknown(missing(e));
        } catch (InvalidValue e) {
            return new QueryOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static RequestOutcome request(FixReply reply, ExecutionCode refused) {
        return switch (reply) {
            case FixReply.Answer(Message message) -> requested(message, refused);
            case FixReply.Rejected(boolean forNow, String text) ->
                    forNow
                            ? new RequestOutcome.Unknown(text)
                            : new RequestOutcome.Refused(refused.refusal(text));
            case FixReply.NotSent(String reason) -> new RequestOutcome.Unknown(reason);
            case FixReply.None(String reason) -> new RequestOutcome.Unknown(reason);
        };
    }

    private static RequestOutcome requested(Message message, ExecutionCode refused) {
        try {
            String type = message.getHeader().getString(MsgType.FIELD);
            return type.equals(MsgType.ORDER_CANCEL_REJECT)
                    ? rejected(message, refused)
                    : new RequestOutcome.Requested();
        } catch (FieldNotFound e) {
            return new RequestOutcome.Unknown(missing(e));
        }
    }

    private static String missing(FieldNotFound e) {
        return "field " + e.field + " is missing";
    }
}
