package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.replay.Cursor;
import dev.fillstream.notifier.replay.Recovery;
import dev.fillstream.notifier.replay.RecoveryStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The table {@code recovery}. */
@ApplicationScoped
public class PostgresRecoveries implements RecoveryStore {

    private static final int MOST_SHOWN = 20;
    private static final String ADD =
            """
            insert into recovery (id, endpoint_id, order_id, from_seq, position, until, state,
                delivered, created_at, leased_until)
            values ($1, $2, $3, $4, $5, $6, 'running', 0, $7, $8)
            """;
    private static final String UPDATE =
            """
            update recovery
            set position = $2, state = $3, delivered = $4, code = $5, leased_until = $6
            where id = $1
            """;
    private static final String OF =
            """
            select * from recovery where endpoint_id = $1
            order by created_at desc limit $2
            """;
    private static final String TAKE_OVER =
            """
            update recovery set leased_until = $2
            where id in (
                select id from recovery where state = 'running' and leased_until < $1
                for update skip locked)
            returning *
            """;

    private final Pool pool;

    public PostgresRecoveries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(Recovery recovery, Instant leasedUntil) {
        Tuple arguments =
                Tuple.tuple()
                        .addUUID(recovery.id())
                        .addUUID(recovery.endpointId())
                        .addValue(recovery.orderId())
                        .addLong(recovery.fromSeq())
                        .addString(recovery.position().text())
                        .addString(recovery.until().text())
                        .addOffsetDateTime(DeliveryRows.time(recovery.createdAt()))
                        .addOffsetDateTime(DeliveryRows.time(leasedUntil));
        return pool.preparedQuery(ADD).execute(arguments).replaceWithVoid();
    }

    @Override
    public Uni<Void> update(Recovery recovery, Instant now, Duration lease) {
        Tuple arguments =
                Tuple.tuple()
                        .addUUID(recovery.id())
                        .addString(recovery.position().text())
                        .addString(recovery.state().name().toLowerCase(Locale.ROOT))
                        .addLong(recovery.delivered())
                        .addString(recovery.code())
                        .addOffsetDateTime(DeliveryRows.time(now.plus(lease)));
        return pool.preparedQuery(UPDATE).execute(arguments).replaceWithVoid();
    }

    @Override
    public Uni<List<Recovery>> of(UUID endpointId) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(endpointId, MOST_SHOWN))
                .map(PostgresRecoveries::list);
    }

    @Override
    public Uni<List<Recovery>> takeOver(Instant now, Duration lease) {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(DeliveryRows.time(now), DeliveryRows.time(now.plus(lease))))
                .map(PostgresRecoveries::list);
    }

    private static List<Recovery> list(RowSet<Row> rows) {
        List<Recovery> recoveries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            recoveries.add(
                    new Recovery(
                            row.getUUID("id"),
                            row.getUUID("endpoint_id"),
                            row.getUUID("order_id"),
                            row.getLong("from_seq"),
                            cursor(row.getString("position")),
                            cursor(row.getString("until")),
                            Recovery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                            row.getLong("delivered"),
                            row.getString("code"),
                            row.getOffsetDateTime("created_at").toInstant()));
        }
        return recoveries;
    }

    private static Cursor cursor(String text) {
        return Cursor.parse(text)
                .orElseThrow(() -> new IllegalStateException("a cursor that we did not write"));
    }
}
