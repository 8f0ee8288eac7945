package dev.fillstream.intake.view;

import static dev.fillstream.intake.Orders.T0;
import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.intake.view.Report.ChangedTerms;
import dev.fillstream.intake.view.Report.Standing;
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
                working.evolve(new Report(2, OrdStatus.PARTIALLY_FILLED, null, null, null, T0));

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

    @Test
    void staysInDoubtWhenACancelIsRefusedMeanwhile() {
        OrderView inDoubt = pending.evolve(inDoubt(1));

        OrderView after =
                inDoubt.evolve(new Report(2, OrdStatus.PENDING_NEW, null, null, null, T0));

        assertThat(after.outcomeUnknown()).isTrue();
        assertThat(after.evolve(report(3, OrdStatus.NEW, "0")).outcomeUnknown()).isFalse();
    }

    @Test
    void takesTheTermsOfAReplaceAndKeepsItsId() {
        OrderView replaced = pending.evolve(replaced(1, "c-2", "60"));

        assertThat(replaced.orderId()).isEqualTo(pending.orderId());
        assertThat(replaced.terms()).isEqualTo(pending.terms().with("c-2", "60", "12.5", null));
        assertThat(replaced.orderedTerms()).isEqualTo(pending.terms());
        OrderView again = replaced.evolve(replaced(2, "c-3", "50"));
        assertThat(again.terms().clOrdId()).isEqualTo("c-3");
        assertThat(again.orderedTerms()).isEqualTo(pending.terms());
    }

    @Test
    void isTheSameWhetherTheOrderComesBeforeItsReplaceOrAfter() {
        OrderTerms asReported = OrderTerms.of(limitOrder("c-1"));
        OrderView first = OrderView.reportedFirst(pending.orderId(), asReported, T0);

        OrderView after = first.evolve(replaced(1, "c-2", "60")).ordered(pending.terms());

        assertThat(after).isEqualTo(pending.evolve(replaced(1, "c-2", "60")));
    }

    @Test
    void keepsAReplaceThatWasTheFirstThingHeard() {
        OrderTerms asReplaced = pending.terms().with("c-2", "60", "12.5", null);
        OrderView first = OrderView.reportedFirst(pending.orderId(), asReplaced, T0);

        OrderView after = first.ordered(pending.terms());

        assertThat(after.terms()).isEqualTo(asReplaced);
        assertThat(after.orderedTerms()).isEqualTo(pending.terms());
    }

    private static Report inDoubt(long reportSeq) {
        Standing standing = new Standing(new Amounts("0", "100", "0"), true);
        return new Report(reportSeq, OrdStatus.PENDING_NEW, standing, null, null, T0);
    }

    private static Report replaced(long reportSeq, String clOrdId, String orderQty) {
        Standing standing = new Standing(new Amounts("0", orderQty, "0"), false);
        return new Report(
                reportSeq,
                OrdStatus.NEW,
                standing,
                null,
                new ChangedTerms(clOrdId, orderQty, "12.5", null),
                T0.plusSeconds(reportSeq));
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
                reportSeq,
                OrdStatus.FILLED,
                new Standing(amounts, false),
                null,
                null,
                T0.plusSeconds(reportSeq));
    }

    private static Report report(long reportSeq, OrdStatus ordStatus, String cumQty) {
        Amounts amounts = new Amounts(cumQty, "1", "12.3");
        return new Report(
                reportSeq,
                ordStatus,
                new Standing(amounts, false),
                null,
                null,
                T0.plusSeconds(reportSeq));
    }
}
