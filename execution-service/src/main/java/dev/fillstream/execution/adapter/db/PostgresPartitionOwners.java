package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.time;

import dev.fillstream.execution.report.BatchIds;
import dev.fillstream.execution.report.PartitionOwners;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Owners as rows; the last to write one has it. */
@ApplicationScoped
public class PostgresPartitionOwners implements PartitionOwners {

    private final Database database;
    private final BatchIds batchIds;

    @Inject
    public PostgresPartitionOwners(Database database, BatchIds batchIds) {
        this.database = database;
        this.batchIds = batchIds;
    }

    @Override
    public Uni<Set<UUID>> claim(Set<Integer> partitions, Instant now) {
        Integer[] wanted = partitions.stream().sorted().toArray(Integer[]::new);
        return database.run(Statements.OWN, wanted, batchIds.owner(), time(now))
                .map(
                        rows -> {
                            Set<UUID> before = new HashSet<>();
                            rows.forEach(row -> before.add(row.getUUID(0)));
                            before.remove(batchIds.owner());
                            return before;
                        });
    }

    @Override
    public Uni<Set<Integer>> owned() {
        return database.run(Statements.OWNED, batchIds.owner())
                .map(
                        rows -> {
                            Set<Integer> owned = new HashSet<>();
                            rows.forEach(row -> owned.add(row.getInteger(0)));
                            return owned;
                        });
    }
}
