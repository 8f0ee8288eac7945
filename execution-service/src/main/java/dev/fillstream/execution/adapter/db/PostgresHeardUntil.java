package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.time;

import dev.fillstream.execution.reconcile.HeardUntil;
import dev.fillstream.execution.report.BatchIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Kept in the rows of the partitions' owners. */
@ApplicationScoped
public class PostgresHeardUntil implements HeardUntil {

    private static final String EARLIEST =
            "SELECT min(heard_until) FROM partition_owners WHERE owner = $1";

    private static final String ADVANCE =
            """
            UPDATE partition_owners SET heard_until = greatest(heard_until, $3::timestamptz)
            WHERE owner = $1::uuid AND partition = ANY($2::integer[])
            """;

    private final Database database;
    private final BatchIds batchIds;

    @Inject
    public PostgresHeardUntil(Database database, BatchIds batchIds) {
        this.database = database;
        this.batchIds = batchIds;
    }

    @Override
    public Uni<Optional<Instant>> earliest() {
        return database.run(EARLIEST, batchIds.owner())
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(until -> Optional.ofNullable(until).map(OffsetDateTime::toInstant));
    }

    @Override
    public Uni<Void> advance(Set<Integer> partitions, Instant until) {
        Integer[] numbers = partitions.toArray(Integer[]::new);
        return database.run(ADVANCE, batchIds.owner(), numbers, time(until)).replaceWithVoid();
    }
}
