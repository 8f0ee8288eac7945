package dev.fillstream.notifier.adapter.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.delivery.ParkedDeliveries.Room;
import dev.fillstream.notifier.delivery.ParkingBatch;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Place;
import dev.fillstream.notifier.lane.Receipt;
import dev.fillstream.notifier.lane.Step;
import dev.fillstream.notifier.lane.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is parked of one endpoint costs nobody anything: PostgreSQL looks at as many rows as a batch
 * has, whatever else lies there, also with plans that were made when nothing did. {@code
 * -Dparked.rows=1000000} parks more.
 */
class ParkedDeliveriesTest {

    private static final int ROWS = Integer.getInteger("parked.rows", 10_000);
    private static final int BATCH = 20;
    private static final int CLAIM = 32;
    private static final List<Integer> PARTITIONS = List.of(0, 1, 2, 3);

    /** Rows read for each row of a batch: found, looked at for its order's sake, changed. */
    private static final int READS = 20;

    private static ParkedDatabase database;

    private PostgresParkedDeliveries parked;
    private UUID dead;
    private UUID live;

    @BeforeAll
    static void connect() {
        database = new ParkedDatabase();
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @BeforeEach
    void useEveryStatementOnAnEmptyTable() {
        database.emptyAndAnalyse();
        parked = new PostgresParkedDeliveries(database.pool());
        dead = database.addEndpoint();
        live = database.addEndpoint();
        for (int i = 0; i < 10; i++) {
            park(live, i, 1);
            remove(claim(live, CLAIM));
        }
        database.emptyAndAnalyse();
    }

    @Test
    void aBatchIsWrittenWithoutALookAtWhatIsParkedAlready() {
        parkMany(dead, ROWS);
        long before = database.rowsRead();
        park(dead, ROWS, BATCH);
        park(live, 0, BATCH);
        assertThat(database.rowsRead() - before).isLessThan(READS * BATCH * 2L);
    }

    @Test
    void aClaimLooksAtWhatItTakes() {
        parkMany(dead, ROWS);
        park(live, 0, 2 * CLAIM);
        long before = database.rowsRead();
        assertThat(claim(live, CLAIM)).hasSize(CLAIM);
        assertThat(claim(dead, CLAIM)).hasSize(CLAIM);
        assertThat(database.rowsRead() - before).isLessThan(READS * CLAIM * 2L);
    }

    @Test
    void aBacklogDrainsInTheOrderOfEachOrderAndItsEndIsAsCheapAsItsStart() {
        parkMany(dead, ROWS);
        long before = database.rowsRead();
        Map<UUID, Long> last = new LinkedHashMap<>();
        int drained = 0;
        for (List<Delivery> found = claim(dead, 64); !found.isEmpty(); found = claim(dead, 64)) {
            for (Delivery delivery : found) {
                WebhookEvent event = delivery.event();
                long previous = last.getOrDefault(event.orderId(), 0L);
                assertThat(event.reportSeq()).isEqualTo(previous + 1);
                last.put(event.orderId(), event.reportSeq());
            }
            drained += found.size();
            remove(found);
        }
        assertThat(drained).isEqualTo(ROWS);
        assertThat(database.rowsRead() - before).isLessThan((long) READS * ROWS);
    }

    @Test
    void anOrderWithThousandsOfReportsIsNotReadFromEndToEndForEach() {
        List<Step.Park> parks = new ArrayList<>();
        for (int seq = 1; seq <= 2_000; seq++) {
            parks.add(new Step.Park(delivery(dead, 0, seq), seq == 1 ? Instant.now() : null));
        }
        write(new ParkingBatch(parks, List.of(), List.of(), List.of()));
        long before = database.rowsRead();
        for (long seq = 1; seq <= 20; seq++) {
            List<Delivery> found = claim(dead, CLAIM);
            assertThat(found)
                    .extracting(delivery -> delivery.event().reportSeq())
                    .containsExactly(seq);
            remove(found);
        }
        assertThat(database.rowsRead() - before).isLessThan(20L * 2 * READS);
    }

    /** Two reports per order, the first of them due. */
    private void parkMany(UUID endpoint, int rows) {
        for (int row = 0; row < rows; row += BATCH) {
            park(endpoint, row, BATCH);
        }
    }

    private void park(UUID endpoint, int firstRow, int rows) {
        List<Step.Park> parks = new ArrayList<>();
        for (int row = firstRow; row < firstRow + rows; row++) {
            boolean first = row % 2 == 0;
            parks.add(
                    new Step.Park(
                            delivery(endpoint, row / 2, first ? 1 : 2),
                            first ? Instant.now() : null));
        }
        write(new ParkingBatch(parks, List.of(), List.of(), List.of()));
    }

    private List<Delivery> claim(UUID endpoint, int room) {
        Instant now = Instant.now();
        return parked.claim(
                        List.of(new Room(endpoint, room)),
                        PARTITIONS,
                        now,
                        now.plus(Duration.ofHours(1)))
                .await()
                .indefinitely();
    }

    private void remove(List<Delivery> deliveries) {
        List<Step.Remove> removals = deliveries.stream().map(Step.Remove::new).toList();
        write(new ParkingBatch(List.of(), List.of(), List.of(), removals));
    }

    private void write(ParkingBatch batch) {
        var _ = parked.write(batch, Instant.now()).await().indefinitely();
    }

    private static Delivery delivery(UUID endpoint, int order, int reportSeq) {
        UUID orderId = new UUID(endpoint.getMostSignificantBits(), order);
        WebhookEvent event =
                new WebhookEvent(
                        new UUID(orderId.getMostSignificantBits() + reportSeq, order),
                        reportSeq == 1 ? "execution.new" : "execution.trade",
                        "a",
                        orderId,
                        reportSeq,
                        order % PARTITIONS.size(),
                        new byte[900],
                        null,
                        null);
        return Delivery.fresh(event, endpoint, new Place(0, order, 0), Receipt.NONE);
    }
}
