package dev.fillstream.notifier.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a lane and its rows, each order's reports are delivered in their order, one
 * attempt at a time, none is lost, and memory stays bounded.
 */
class LanePropertiesTest {

    private static final UUID ENDPOINT = new UUID(7, 7);
    private static final int WINDOW = 5;
    private static final int QUEUE = 7;
    private static final int PARKED = 3;

    /** A lane, the rows that it wrote, and a receiver. */
    private static final class World {

        private final Random random;
        private final Lane lane =
                new Lane(
                        new LaneLimits(
                                WINDOW,
                                QUEUE,
                                PARKED,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(60),
                                new LaneLimits.Breaking(
                                        4, Duration.ofSeconds(1), Duration.ofSeconds(8))));
        private final Map<UUID, TreeMap<Long, Delivery>> rows = new HashMap<>();
        private final Map<Delivery, Instant> leased = new HashMap<>();
        private final List<Delivery> inFlight = new ArrayList<>();
        private final Map<UUID, Long> written = new HashMap<>();
        private final Map<UUID, Long> received = new HashMap<>();
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        World(long seed) {
            random = new Random(seed);
        }

        void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> report();
                case 2 -> finishOne(random.nextInt(10) < 6);
                case 3 -> claim();
                case 4 -> {
                    now = now.plusMillis(random.nextInt(700));
                    perform(lane.tick(now));
                }
                default -> finishOne(true);
            }
            check();
        }

        void drain() {
            for (int i = 0; i < 100_000 && unfinished() > 0; i++) {
                now = now.plusMillis(200);
                perform(lane.tick(now));
                claim();
                finishOne(true);
                check();
            }
        }

        private void report() {
            UUID order = new UUID(0, random.nextInt(12));
            long reportSeq = written.merge(order, 1L, Long::sum);
            WebhookEvent event =
                    new WebhookEvent(
                            new UUID(order.getLeastSignificantBits(), reportSeq),
                            random.nextBoolean() ? "execution.new" : "execution.trade",
                            "acct-1",
                            order,
                            reportSeq,
                            0,
                            new byte[0],
                            null,
                            null);
            Place place = new Place(0, 1, 0);
            perform(lane.offer(Delivery.fresh(event, ENDPOINT, place, new Receipt(() -> {})), now));
        }

        private void finishOne(boolean well) {
            if (inFlight.isEmpty()) {
                return;
            }
            Delivery delivery = inFlight.remove(random.nextInt(inFlight.size()));
            if (well) {
                UUID order = delivery.event().orderId();
                long seq = delivery.event().reportSeq();
                assertThat(seq).isEqualTo(received.getOrDefault(order, 0L) + 1);
                received.put(order, seq);
                perform(lane.delivered(delivery, now));
            } else {
                perform(lane.failed(delivery, now.plusSeconds(random.nextInt(5)), now));
            }
        }

        /** As the database does: the earliest row of each order, where it is due. */
        private void claim() {
            int room = lane.reserve(now);
            lane.admission().release(room, true);
            List<Delivery> due = new ArrayList<>();
            for (TreeMap<Long, Delivery> order : rows.values()) {
                if (order.isEmpty() || due.size() == room) {
                    continue;
                }
                Delivery first = order.firstEntry().getValue();
                if (!leased.getOrDefault(first, Instant.MIN).isAfter(now)) {
                    due.add(first);
                }
            }
            for (Delivery row : due) {
                Delivery again =
                        Delivery.fromRow(row.event(), ENDPOINT, Math.max(1, row.attempt()));
                leased.remove(row);
                rows.get(row.event().orderId()).put(row.event().reportSeq(), again);
                leased.put(again, now.plusSeconds(60));
                perform(lane.offerParked(again, now));
            }
        }

        private void perform(List<Step> steps) {
            for (Step step : steps) {
                Delivery delivery = step.delivery();
                TreeMap<Long, Delivery> order =
                        rows.computeIfAbsent(delivery.event().orderId(), _ -> new TreeMap<>());
                switch (step) {
                    case Step.Start _ -> inFlight.add(delivery);
                    case Step.Park park -> {
                        order.put(delivery.event().reportSeq(), delivery);
                        leased.put(
                                delivery,
                                park.nextAttemptAt() == null ? now : park.nextAttemptAt());
                    }
                    case Step.Reschedule reschedule -> {
                        Delivery row = order.get(delivery.event().reportSeq());
                        leased.put(row, reschedule.nextAttemptAt());
                    }
                    case Step.Remove _, Step.Abandon _ -> {
                        Delivery row = order.remove(delivery.event().reportSeq());
                        leased.remove(row);
                    }
                }
            }
        }

        private int unfinished() {
            int waiting = rows.values().stream().mapToInt(TreeMap::size).sum();
            return waiting + lane.live() + inFlight.size();
        }

        private void check() {
            assertThat(lane.tally().imbalance()).isZero();
            assertThat(lane.parked().number())
                    .isEqualTo(rows.values().stream().mapToInt(TreeMap::size).sum());
            assertThat(lane.admission().inFlight())
                    .isEqualTo(inFlight.size())
                    .isLessThanOrEqualTo(WINDOW);
            assertThat(lane.live()).isLessThanOrEqualTo(WINDOW + QUEUE);
            assertThat(lane.size()).isLessThanOrEqualTo(WINDOW + QUEUE + PARKED + 2);
            Set<UUID> busy = new HashSet<>();
            for (Delivery delivery : inFlight) {
                assertThat(busy.add(delivery.event().orderId())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void keepsItsPromisesWhateverHappens(long seed) {
        World world = new World(seed);
        for (int i = 0; i < 3_000; i++) {
            world.step();
        }
        world.drain();
        assertThat(world.received).isEqualTo(world.written);
        assertThat(world.lane.size()).isZero();
    }
}
