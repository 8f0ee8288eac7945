package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.delivery.ParkedDeliveries;
import dev.fillstream.notifier.delivery.ParkingBatch;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code delivery}: one statement per kind of change, whatever the number of rows. */
@ApplicationScoped
public class PostgresParkedDeliveries implements ParkedDeliveries {

    private final Pool pool;

    public PostgresParkedDeliveries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Delivery>> write(ParkingBatch batch, Instant now) {
        return pool.withTransaction(
                connection ->
                        insert(connection, batch, now)
                                .call(() -> reschedule(connection, batch.reschedules()))
                                .call(() -> abandon(connection, batch.abandons()))
                                .call(() -> remove(connection, batch.removals()))
                                .call(() -> promote(connection, OrderKeys.of(batch), now)));
    }

    @Override
    public Uni<List<Delivery>> claim(
            List<Room> rooms, Collection<Integer> partitions, Instant now, Instant leasedUntil) {
        Tuple arguments =
                Tuple.of(
                        rooms.stream().map(Room::endpointId).toArray(UUID[]::new),
                        rooms.stream().map(Room::rows).toArray(Integer[]::new),
                        partitions.toArray(Integer[]::new),
                        DeliveryRows.time(now),
                        DeliveryRows.time(leasedUntil));
        return pool.preparedQuery(DeliverySql.CLAIM)
                .execute(arguments)
                .map(rows -> list(rows, DeliveryRows::delivery));
    }

    @Override
    public Uni<List<ParkedOrder>> load(Collection<Integer> partitions, int mostOrders) {
        return pool.preparedQuery(DeliverySql.LOAD)
                .execute(Tuple.of(partitions.toArray(Integer[]::new), mostOrders))
                .map(rows -> list(rows, DeliveryRows::order));
    }

    /** Answers with those to be parked that were there before. */
    private static Uni<List<Delivery>> insert(SqlClient client, ParkingBatch batch, Instant now) {
        List<DeliveryRows.New> rows = new ArrayList<>();
        for (Step.Park park : batch.parks()) {
            rows.add(new DeliveryRows.New(park.delivery(), park.nextAttemptAt(), "parked"));
        }
        for (Step.Abandon abandon : batch.abandons()) {
            if (!abandon.hasRow()) {
                rows.add(new DeliveryRows.New(abandon.delivery(), null, "abandoned"));
            }
        }
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(DeliverySql.INSERT)
                .execute(DeliveryRows.columns(rows, now))
                .map(written -> absent(batch, written));
    }

    private static List<Delivery> absent(ParkingBatch batch, RowSet<Row> written) {
        Set<DeliveryKey> keys = new HashSet<>();
        for (Row row : written) {
            keys.add(new DeliveryKey(row.getUUID("endpoint_id"), row.getUUID("webhook_id")));
        }
        return batch.parks().stream()
                .map(Step.Park::delivery)
                .filter(delivery -> !keys.contains(DeliveryKey.of(delivery)))
                .toList();
    }

    private static Uni<?> reschedule(SqlClient client, List<Step.Reschedule> steps) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Delivery> deliveries = steps.stream().map(Step.Reschedule::delivery).toList();
        Tuple arguments =
                DeliveryKey.columns(deliveries)
                        .addArrayOfInteger(
                                deliveries.stream().map(Delivery::attempt).toArray(Integer[]::new))
                        .addArrayOfOffsetDateTime(
                                steps.stream()
                                        .map(step -> DeliveryRows.time(step.nextAttemptAt()))
                                        .toArray(OffsetDateTime[]::new));
        return client.preparedQuery(DeliverySql.RESCHEDULE).execute(arguments);
    }

    private static Uni<?> abandon(SqlClient client, List<Step.Abandon> steps) {
        List<Delivery> deliveries =
                steps.stream().filter(Step.Abandon::hasRow).map(Step.Abandon::delivery).toList();
        return byKey(client, DeliverySql.ABANDON, deliveries);
    }

    private static Uni<?> remove(SqlClient client, List<Step.Remove> steps) {
        return byKey(
                client, DeliverySql.REMOVE, steps.stream().map(Step.Remove::delivery).toList());
    }

    private static Uni<?> byKey(SqlClient client, String sql, List<Delivery> deliveries) {
        return deliveries.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(sql).execute(DeliveryKey.columns(deliveries));
    }

    private static Uni<?> promote(SqlClient client, OrderKeys orders, Instant now) {
        return orders.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(DeliverySql.PROMOTE)
                        .execute(orders.columns().addOffsetDateTime(DeliveryRows.time(now)));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapping) {
        List<T> list = new ArrayList<>(rows.size());
        for (Row row : rows) {
            list.add(mapping.apply(row));
        }
        return list;
    }
}
