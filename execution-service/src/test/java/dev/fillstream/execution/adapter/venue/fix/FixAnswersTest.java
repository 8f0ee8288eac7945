package dev.fillstream.execution.adapter.venue.fix;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.TransactTime;

class FixAnswersTest {

    private static final OrderId ORDER = anOrder().limit("12.34").of(100).orderId();

    @ParameterizedTest
    @ValueSource(ints = {3, 99, 12_345})
    void b16ARejectionIsOneWhateverItsReasonIfTheOrderIsSaidToBeOver(int reason) throws Exception {
        Message rejection = report(ExecType.REJECTED, OrdStatus.REJECTED);
        rejection.setInt(OrdRejReason.FIELD, reason);
        assertThat(FixAnswers.submit(new FixReply.Answer(rejection)))
                .isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(FixReports.toReport(rejection).orElseThrow().event())
                .isInstanceOf(OrderEvent.VenueRejected.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED, 'x'})
    void b16ARejectionOfAnOrderThatIsNotSaidToBeOverProvesNothing(char ordStatus) {
        Message rejection = report(ExecType.REJECTED, ordStatus);
        rejection.setInt(OrdRejReason.FIELD, 12_345);
        assertThat(FixAnswers.submit(new FixReply.Answer(rejection)))
                .isInstanceOf(SubmitOutcome.Unknown.class);
        assertThatThrownBy(() -> FixReports.toReport(rejection)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void anIdSeenBeforeMustBeAskedAfter() {
        Message rejection = report(ExecType.REJECTED, OrdStatus.REJECTED);
        rejection.setInt(OrdRejReason.FIELD, OrdRejReason.DUPLICATE_ORDER);
        assertThat(FixAnswers.submit(new FixReply.Answer(rejection)))
                .isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void b14TheAccountIsPassedOnAsItWasSaid() throws FieldNotFound {
        Message trade = report(ExecType.TRADE, OrdStatus.FILLED);
        trade.setString(LastQty.FIELD, "100");
        trade.setString(LastPx.FIELD, "12.34");
        assertThat(FixReports.toReport(trade).orElseThrow().terms().account()).isEmpty();
        trade.setString(Account.FIELD, "somebody-else");
        assertThat(FixReports.toReport(trade).orElseThrow().terms().account())
                .isEqualTo("somebody-else");
    }

    private static Message report(char execType, char ordStatus) {
        Message report = new Message();
        report.getHeader().setString(MsgType.FIELD, MsgType.EXECUTION_REPORT);
        report.setString(ClOrdID.FIELD, ORDER.toString());
        report.setString(OrderID.FIELD, "v-1");
        report.setString(ExecID.FIELD, "e-1");
        report.setString(TransactTime.FIELD, "20261124-12:00:00.000001");
        report.setChar(ExecType.FIELD, execType);
        report.setChar(OrdStatus.FIELD, ordStatus);
        return report;
    }
}
