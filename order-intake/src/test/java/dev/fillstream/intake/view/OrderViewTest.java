package dev.fillstream.intake.view;

import static dev.fillstream.intake.Orders.T0;
import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.Report.Amounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderViewTest {

    private final OrderView pending = pendingNew(limitOrder("c-1"));

    @Test
    void beginsPendingWithAllLeft() {
        assertThat(pending.amounts()).isEqualTo(new Amounts("0", "100", "0"));
        assertThat(pending.isDecided()).isFalse();
    }

    @Test
    void followsItsReports() {
        OrderView filled = pending.evolve(report(1, OrdStatus.NEW, "0")).evolve(filled(2));

        assertThat(filled.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(filled.amounts()).isEqualTo(new Amounts("100", "0", "12.3"));
        assertThat(filled.isDecided()).isTrue();
    }

    @Test
    void endsTheSameHoweverReportsAreShuffledAndRepeated() {
        List<Report> reports =
                List.of(
                        report(1, OrdStatus.NEW, "0"),
                        report(2, OrdStatus.PARTIALLY_FILLED, "10"),
                        report(3, OrdStatus.PARTIALLY_FILLED, "60"),
                        filled(4));
        OrderView inOrder = evolved(reports);
        Random random = new Random(42);

        for (int i = 0; i < 200; i++) {
            List<Report> shuffled = new ArrayList<>(reports);
            shuffled.addAll(reports);
            Collections.shuffle(shuffled, random);
            assertThat(evolved(shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void keepsAmountsWhenACancelIsRefused() {
        OrderView working = pending.evolve(report(1, OrdStatus.PARTIALLY_FILLED, "10"));

        OrderView after =
                working.evolve(new Report(2, OrdStatus.PARTIALLY_FILLED, null, null, false, T0));

        assertThat(after.amounts()).isEqualTo(working.amounts());
        assertThat(after.reportSeq()).isEqualTo(2);
    }

    @Test
    void takesItsTermsFromTheOrderWhenAReportCameFirst() {
        OrderTerms reported = OrderTerms.of(limitOrder("c-1", "1"));
        OrderTerms ordered = OrderTerms.of(limitOrder("c-1"));
        OrderView first = OrderView.reportedFirst(pending.orderId(), reported, T0);

        assertThat(first.ordered(ordered).terms()).isEqualTo(ordered);
        assertThat(first.ordered(ordered).ordered(reported).terms()).isEqualTo(ordered);
    }

    private OrderView evolved(List<Report> reports) {
        OrderView view = pending;
        for (Report report : reports) {
            view = view.evolve(report);
        }
        return view;
    }

    private static Report filled(long reportSeq) {
        Amounts amounts = new Amounts("100", "0", "12.3");
        return new Report(
                reportSeq, OrdStatus.FILLED, amounts, null, false, T0.plusSeconds(reportSeq));
    }

    private static Report report(long reportSeq, OrdStatus ordStatus, String cumQty) {
        Amounts amounts = new Amounts(cumQty, "1", "12.3");
        return new Report(reportSeq, ordStatus, amounts, null, false, T0.plusSeconds(reportSeq));
    }
}
