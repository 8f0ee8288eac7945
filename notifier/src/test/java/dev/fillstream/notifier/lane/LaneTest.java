package dev.fillstream.notifier.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.lane.Step.Abandon;
import dev.fillstream.notifier.lane.Step.Park;
import dev.fillstream.notifier.lane.Step.Remove;
import dev.fillstream.notifier.lane.Step.Reschedule;
import dev.fillstream.notifier.lane.Step.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final LaneLimits.Breaking BREAKING =
            new LaneLimits.Breaking(3, Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final UUID ENDPOINT = new UUID(7, 7);
    private static final Place PLACE = new Place(0, 1, 0);

    private final Lane lane = new Lane(new LaneLimits(4, 2, 100, PATIENCE, LEASE, BREAKING));

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
        assertThat(lane.parked().number()).isEqualTo(3);
    }

    @Test
    void deliversDirectlyAgainOnceAllRowsOfTheOrderAreGone() {
        Delivery first = offered("A", 1);
        lane.failed(first, LATER, NOW);
        lane.admission().release(lane.reserve(LATER), true);
        Delivery again = fromRow("A", 1, 2);
        assertThat(lane.offerParked(again, LATER)).containsExactly(new Start(again));
        assertThat(lane.delivered(again, LATER)).containsExactly(new Remove(again));
        Delivery second = report("A", 2);
        assertThat(lane.offer(second, LATER)).containsExactly(new Start(second));
    }

    @Test
    void reschedulesARowThatFailsAgainAndAbandonsItAtTheEnd() {
        lane.parked().found(order("A"), 0, 1);
        Delivery again = fromRow("A", 1, 2);
        lane.offerParked(again, NOW);
        assertThat(lane.failed(again, LATER, NOW)).containsExactly(new Reschedule(again, LATER));
        assertThat(again.attempt()).isEqualTo(3);
        Delivery last = fromRow("A", 1, 3);
        lane.offerParked(last, LATER);
        assertThat(lane.failed(last, null, LATER)).containsExactly(new Abandon(last, true));
        assertThat(lane.parked().number()).isZero();
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
        assertThat(lane.admission().inFlight()).isEqualTo(4);
        assertThat(lane.delivered(a, NOW)).isEmpty();
        assertThat(lane.admission().inFlight()).isEqualTo(3);
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
        lane.parked().found(order("A"), 0, 10);
        assertThat(lane.reserve(NOW)).isEqualTo(3);
        assertThat(lane.reserve(NOW)).isZero();
        lane.admission().release(3, true);
        assertThat(lane.reserve(NOW)).isEqualTo(3);
    }

    @Test
    void asksForFewRowsAtFirstAndForMoreAsLongAsTheyAreThere() {
        Lane wide = new Lane(new LaneLimits(64, 9, 100, PATIENCE, LEASE, BREAKING));
        wide.parked().foundHidden(0, 1_000);
        List<Integer> asked = new ArrayList<>();
        for (boolean allFound : List.of(true, true, true, true, false, true)) {
            int room = wide.reserve(NOW);
            asked.add(room);
            wide.admission().release(room, allFound);
        }
        assertThat(asked).containsExactly(8, 16, 32, 48, 48, 8);
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
        lane.admission().limitRate(2);
        offered("A", 1);
        offered("B", 1);
        Delivery third = report("C", 1);
        assertThat(lane.offer(third, NOW)).isEmpty();
        assertThat(lane.tick(NOW.plusMillis(499))).isEmpty();
        assertThat(lane.tick(NOW.plusMillis(500))).containsExactly(new Start(third));
    }

    @Test
    void leavesAnEndpointInPeaceAfterFailuresInARowButForAProbe() {
        for (String order : List.of("A", "B", "C")) {
            lane.failed(offered(order, 1), LATER, NOW);
        }
        assertThat(lane.admission().isBroken()).isTrue();
        Delivery fresh = report("D", 1);
        assertThat(lane.offer(fresh, NOW)).containsExactly(new Park(fresh, NOW));
        assertThat(lane.reserve(NOW)).isZero();
        Instant then = NOW.plusSeconds(1);
        assertThat(lane.reserve(then)).isEqualTo(1);
        assertThat(lane.reserve(then)).isZero();
        lane.admission().release(1, true);
        Delivery probe = fromRow("D", 1, 1);
        assertThat(lane.offerParked(probe, then)).containsExactly(new Start(probe));
        lane.delivered(probe, then);
        assertThat(lane.admission().isBroken()).isFalse();
        assertThat(lane.reserve(then)).isEqualTo(3);
    }

    @Test
    void opensTheWindowWithEachSuccessAndClosesHalfOfItWithAFailure() {
        Lane wide = new Lane(new LaneLimits(64, 500, 100, PATIENCE, LEASE, BREAKING));
        List<Delivery> running = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            wide.offer(report("order-" + i, 1), NOW).forEach(step -> started(step, running));
        }
        assertThat(running).hasSize(8);
        for (Delivery first : List.copyOf(running)) {
            running.remove(first);
            wide.delivered(first, NOW).forEach(step -> started(step, running));
        }
        assertThat(running).hasSize(16);
        Delivery failing = running.removeFirst();
        wide.failed(failing, LATER, NOW).forEach(step -> started(step, running));
        assertThat(running).hasSize(15);
        assertThat(wide.admission().isBroken()).isFalse();
    }

    private static void started(Step step, List<Delivery> running) {
        if (step instanceof Start(Delivery delivery)) {
            running.add(delivery);
        }
    }

    @Test
    void onlyTheFailureOfAProbeMakesThePauseLonger() {
        Lane wide = new Lane(new LaneLimits(9, 9, 100, PATIENCE, LEASE, BREAKING));
        List<Delivery> hanging = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Delivery delivery = report("order-" + i, 1);
            wide.offer(delivery, NOW);
            hanging.add(delivery);
        }
        hanging.forEach(delivery -> wide.failed(delivery, LATER, NOW));
        Instant then = NOW.plusSeconds(1);
        assertThat(wide.reserve(then)).isEqualTo(1);
        wide.admission().release(1, true);
        Delivery probe = fromRow("order-0", 1, 2);
        wide.offerParked(probe, then);
        wide.failed(probe, LATER, then);
        assertThat(wide.reserve(then.plusMillis(1_999))).isZero();
        assertThat(wide.reserve(then.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    void pausesWhenTheReceiverAsksForIt() {
        lane.admission().pauseFor(Duration.ofDays(3_650), NOW);
        Delivery fresh = report("A", 1);
        assertThat(lane.offer(fresh, NOW)).containsExactly(new Park(fresh, NOW));
        assertThat(lane.reserve(NOW.plusMillis(3_999))).isZero();
        assertThat(lane.reserve(NOW.plusSeconds(4))).isEqualTo(1);
    }

    @Test
    void startsOrdersWithFillsBeforeRefusalsBeforeAcknowledgements() {
        Lane narrow = new Lane(new LaneLimits(1, 9, 100, PATIENCE, LEASE, BREAKING));
        Delivery running = report("A", 1);
        narrow.offer(running, NOW);
        Delivery acknowledged = report("B", 1, "execution.new");
        Delivery rejected = report("C", 1, "execution.rejected");
        Delivery filledFirst = report("D", 1, "execution.new");
        Delivery filledThen = report("D", 2, "execution.trade");
        for (Delivery each : List.of(acknowledged, rejected, filledFirst, filledThen)) {
            assertThat(narrow.offer(each, NOW)).isEmpty();
        }
        Delivery last = running;
        for (Delivery next : List.of(filledFirst, filledThen, rejected, acknowledged)) {
            assertThat(narrow.delivered(last, NOW)).containsExactly(new Start(next));
            last = next;
        }
    }

    @Test
    void knowsNoMoreParkedOrdersThanItMay() {
        Lane small = new Lane(new LaneLimits(4, 2, 3, PATIENCE, LEASE, BREAKING));
        small.close(NOW);
        for (int i = 0; i < 1_000; i++) {
            small.offer(report("order-" + i, 1), NOW);
        }
        assertThat(small.parked().number()).isEqualTo(1_000);
        assertThat(small.size()).isLessThan(10);
        small.open();
        Delivery other = report("unknown", 1);
        assertThat(small.offer(other, NOW)).containsExactly(new Park(other, null));
        for (int i = 0; i < 1_000; i++) {
            deliverRow(small, "order-" + i);
        }
        deliverRow(small, "unknown");
        assertThat(small.parked().number()).isZero();
        assertThat(small.tally().imbalance()).isZero();
        Delivery straight = report("later", 1);
        assertThat(small.offer(straight, NOW)).containsExactly(new Start(straight));
    }

    @Test
    void isNeverOutOfBalance() {
        Delivery lost = offered("A", 1);
        Delivery failing = offered("B", 1);
        lane.forget(partition -> partition == 0);
        lane.failed(lost, LATER, NOW);
        lane.delivered(failing, NOW);
        Delivery row = fromRow("C", 1, 2);
        lane.offerParked(row, NOW);
        lane.forget(partition -> partition == 0);
        lane.delivered(row, NOW);
        lane.parked().wasThere(order("D"), 0);
        lane.parked().foundHidden(0, 5);
        lane.parked().wasThere(order("D"), 0);
        assertThat(lane.tally().imbalance()).isZero();
        assertThat(lane.parked().number()).isEqualTo(4);
    }

    private static void deliverRow(Lane lane, String order) {
        Delivery row = fromRow(order, 1, 1);
        assertThat(lane.offerParked(row, NOW)).containsExactly(new Start(row));
        lane.delivered(row, NOW);
    }

    private Delivery offered(String order, long reportSeq) {
        Delivery delivery = report(order, reportSeq);
        lane.offer(delivery, NOW);
        return delivery;
    }

    private static Delivery report(String order, long reportSeq) {
        return report(order, reportSeq, "execution.new");
    }

    private static Delivery report(String order, long reportSeq, String type) {
        return Delivery.fresh(
                event(order, reportSeq, type), ENDPOINT, PLACE, new Receipt(() -> {}));
    }

    private static Delivery fromRow(String order, long reportSeq, int attempt) {
        return Delivery.fromRow(event(order, reportSeq, "execution.new"), ENDPOINT, attempt);
    }

    private static WebhookEvent event(String order, long reportSeq, String type) {
        return new WebhookEvent(
                new UUID(order.hashCode(), reportSeq),
                type,
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
