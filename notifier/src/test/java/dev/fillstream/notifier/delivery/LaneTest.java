package dev.fillstream.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.delivery.Step.Abandon;
import dev.fillstream.notifier.delivery.Step.Park;
import dev.fillstream.notifier.delivery.Step.Remove;
import dev.fillstream.notifier.delivery.Step.Reschedule;
import dev.fillstream.notifier.delivery.Step.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final UUID ENDPOINT = new UUID(7, 7);

    private final Lane lane = new Lane(new LaneLimits(4, 2, PATIENCE, LEASE));

    @Test
    void startsAtOnceWhatNothingHolds() {
        Delivery first = report("A", 1);
        assertThat(lane.offer(first, NOW)).containsExactly(new Start(first));
        assertThat(lane.delivered(first, NOW)).isEmpty();
        assertThat(lane.live()).isZero();
    }

    @Test
    void holdsALaterReportUntilTheEarlierWasDelivered() {
        Delivery first = offered("A", 1);
        Delivery second = report("A", 2);
        assertThat(lane.offer(second, NOW)).isEmpty();
        assertThat(lane.delivered(first, NOW)).containsExactly(new Start(second));
    }

    @Test
    void letsOtherOrdersPass() {
        offered("A", 1);
        Delivery other = report("B", 1);
        assertThat(lane.offer(other, NOW)).containsExactly(new Start(other));
    }

    @Test
    void parksTheLaterReportsBehindTheOneThatFailed() {
        Delivery first = offered("A", 1);
        Delivery second = offered("A", 2);
        assertThat(lane.failed(first, LATER, NOW))
                .containsExactly(new Park(first, LATER), new Park(second, null));
        Delivery third = report("A", 3);
        assertThat(lane.offer(third, NOW)).containsExactly(new Park(third, null));
        assertThat(first.attempt()).isEqualTo(2);
        assertThat(lane.rows()).isEqualTo(3);
    }

    @Test
    void deliversDirectlyAgainOnceAllRowsOfTheOrderAreGone() {
        Delivery first = offered("A", 1);
        lane.failed(first, LATER, NOW);
        assertThat(lane.reserve(LATER)).isPositive();
        lane.release(2);
        Delivery again = fromRow("A", 1, 2);
        assertThat(lane.offerParked(again, LATER)).containsExactly(new Start(again));
        assertThat(lane.delivered(again, LATER)).containsExactly(new Remove(again));
        Delivery second = report("A", 2);
        assertThat(lane.offer(second, LATER)).containsExactly(new Start(second));
    }

    @Test
    void reschedulesARowThatFailsAgainAndAbandonsItAtTheEnd() {
        lane.countRows(order("A"), 0, 1);
        Delivery again = fromRow("A", 1, 2);
        lane.offerParked(again, NOW);
        assertThat(lane.failed(again, LATER, NOW)).containsExactly(new Reschedule(again, LATER));
        assertThat(again.attempt()).isEqualTo(3);
        Delivery last = fromRow("A", 1, 3);
        lane.offerParked(last, LATER);
        assertThat(lane.failed(last, null, LATER)).containsExactly(new Abandon(last, true));
        assertThat(lane.rows()).isZero();
    }

    @Test
    void goesOnWithTheOrderWhenAReportIsAbandonedAtOnce() {
        Delivery first = offered("A", 1);
        Delivery second = offered("A", 2);
        assertThat(lane.failed(first, null, NOW))
                .containsExactly(new Abandon(first, false), new Start(second));
    }

    @Test
    void queuesWhatTheWindowHasNoRoomForAndParksWhatTheQueueHasNoRoomFor() {
        Delivery a = offered("A", 1);
        offered("B", 1);
        offered("C", 1);
        offered("D", 1);
        Delivery e = offered("E", 1);
        offered("F", 1);
        Delivery g = report("G", 1);
        assertThat(lane.offer(g, NOW)).containsExactly(new Park(g, NOW));
        assertThat(lane.inFlight()).isEqualTo(4);
        assertThat(lane.delivered(a, NOW)).isEmpty();
        assertThat(lane.inFlight()).isEqualTo(3);
        assertThat(lane.tick(NOW.plusMillis(1))).doesNotContain(new Start(e));
    }

    @Test
    void writesDownTheWholeOrderWhenOneReportOfItFindsNoRoom() {
        Delivery first = offered("A", 1);
        Delivery second = offered("A", 2);
        Delivery third = offered("A", 3);
        Delivery fourth = report("A", 4);
        assertThat(lane.offer(fourth, NOW))
                .containsExactly(
                        new Park(first, NOW.plus(LEASE)),
                        new Park(second, null),
                        new Park(third, null),
                        new Park(fourth, null));
        assertThat(lane.delivered(first, NOW)).containsExactly(new Remove(first));
        assertThat(lane.live()).isZero();
    }

    @Test
    void writesDownWhatIsSlowerThanPatience() {
        Delivery first = offered("A", 1);
        Delivery second = offered("A", 2);
        assertThat(lane.tick(NOW.plus(PATIENCE).minusMillis(1))).isEmpty();
        Instant then = NOW.plus(PATIENCE);
        assertThat(lane.tick(then))
                .containsExactly(new Park(first, then.plus(LEASE)), new Park(second, null));
        assertThat(lane.live()).isZero();
        assertThat(lane.failed(first, then.plusSeconds(5), then))
                .containsExactly(new Reschedule(first, then.plusSeconds(5)));
    }

    @Test
    void putsOffARowWhoseOrderIsBusy() {
        Delivery first = offered("A", 1);
        lane.tick(NOW.plus(PATIENCE));
        Delivery row = fromRow("A", 1, 1);
        assertThat(lane.offerParked(row, NOW))
                .containsExactly(new Reschedule(row, NOW.plus(PATIENCE)));
        assertThat(lane.delivered(first, NOW)).containsExactly(new Remove(first));
    }

    @Test
    void asksForNoRowsWhereThereAreNoneAndForNoMoreThanItsShare() {
        assertThat(lane.reserve(NOW)).isZero();
        lane.countRows(order("A"), 0, 10);
        assertThat(lane.reserve(NOW)).isEqualTo(2);
        assertThat(lane.reserve(NOW)).isZero();
        lane.release(2);
        assertThat(lane.reserve(NOW)).isEqualTo(2);
    }

    @Test
    void forgetsWhatBelongsToAnotherPartitionOwner() {
        Delivery first = offered("A", 1);
        Delivery second = offered("A", 2);
        assertThat(lane.forget(partition -> partition == 0)).containsExactly(second);
        assertThat(lane.failed(first, LATER, NOW)).isEmpty();
        assertThat(lane.live()).isZero();
        assertThat(lane.tick(NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void sendsNothingWhileClosed() {
        Delivery first = offered("A", 1);
        assertThat(lane.close(NOW)).containsExactly(new Park(first, NOW.plus(LEASE)));
        Delivery other = report("B", 1);
        assertThat(lane.offer(other, NOW)).containsExactly(new Park(other, NOW));
        assertThat(lane.reserve(NOW)).isZero();
        lane.open();
        assertThat(lane.reserve(NOW)).isPositive();
    }

    @Test
    void keepsToTheRate() {
        lane.limitRate(2);
        offered("A", 1);
        offered("B", 1);
        Delivery third = report("C", 1);
        assertThat(lane.offer(third, NOW)).isEmpty();
        assertThat(lane.tick(NOW.plusMillis(499))).isEmpty();
        assertThat(lane.tick(NOW.plusMillis(500))).containsExactly(new Start(third));
    }

    private Delivery offered(String order, long reportSeq) {
        Delivery delivery = report(order, reportSeq);
        lane.offer(delivery, NOW);
        return delivery;
    }

    private static Delivery report(String order, long reportSeq) {
        return Delivery.fresh(event(order, reportSeq), ENDPOINT, new Receipt(() -> {}));
    }

    private static Delivery fromRow(String order, long reportSeq, int attempt) {
        return Delivery.fromRow(event(order, reportSeq), ENDPOINT, attempt);
    }

    private static WebhookEvent event(String order, long reportSeq) {
        return new WebhookEvent(
                new UUID(order.hashCode(), reportSeq),
                "execution.new",
                "acct-1",
                order(order),
                reportSeq,
                0,
                new byte[0],
                null,
                null);
    }

    private static UUID order(String name) {
        return new UUID(0, name.hashCode());
    }
}
