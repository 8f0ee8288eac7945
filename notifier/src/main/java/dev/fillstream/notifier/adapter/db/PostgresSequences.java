package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.delivery.SequenceMark;
import dev.fillstream.notifier.replay.SequenceStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tables {@code sequence_checkpoint} and {@code endpoint_sequence}, written together. */
@ApplicationScoped
public class PostgresSequences implements SequenceStore {

    /** Never backwards: who lost the partition may be late. */
    private static final String SAVE_OFFSETS =
            """
            insert into sequence_checkpoint (partition, next_offset)
            select * from unnest($1::int[], $2::bigint[])
            on conflict (partition) do update set next_offset = excluded.next_offset
                where sequence_checkpoint.next_offset < excluded.next_offset
            returning partition
            """;

    /** Skips endpoints that are gone meanwhile. */
    private static final String SAVE_MARKS =
            """
            insert into endpoint_sequence (endpoint_id, partition, endpoint_seq)
            select n.endpoint_id, n.partition, n.endpoint_seq
            from unnest($1::uuid[], $2::int[], $3::bigint[])
                as n(endpoint_id, partition, endpoint_seq)
            join webhook_endpoint e on e.id = n.endpoint_id
            on conflict (endpoint_id, partition)
                do update set endpoint_seq = excluded.endpoint_seq
            """;

    private static final String LOAD_OFFSETS =
            "select * from sequence_checkpoint where partition = any($1::int[])";
    private static final String LOAD_MARKS =
            "select * from endpoint_sequence where partition = any($1::int[])";

    private final Pool pool;

    public PostgresSequences(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> save(Kept kept) {
        return pool.withTransaction(
                connection ->
                        saveOffsets(connection, kept.offsets())
                                .chain(saved -> saveMarks(connection, kept.marks(), saved)));
    }

    @Override
    public Uni<Kept> load(Collection<Integer> partitions) {
        Integer[] numbers = partitions.toArray(Integer[]::new);
        return pool.preparedQuery(LOAD_OFFSETS)
                .execute(Tuple.of(numbers))
                .map(
                        rows -> {
                            Map<Integer, Long> offsets = new HashMap<>();
                            for (Row row : rows) {
                                offsets.put(
                                        row.getInteger("partition"), row.getLong("next_offset"));
                            }
                            return offsets;
                        })
                .chain(offsets -> loadMarks(numbers).map(marks -> new Kept(offsets, marks)));
    }

    private Uni<List<SequenceMark>> loadMarks(Integer[] partitions) {
        return pool.preparedQuery(LOAD_MARKS)
                .execute(Tuple.of(partitions))
                .map(
                        rows -> {
                            List<SequenceMark> marks = new ArrayList<>(rows.size());
                            for (Row row : rows) {
                                marks.add(
                                        new SequenceMark(
                                                row.getUUID("endpoint_id"),
                                                row.getInteger("partition"),
                                                row.getLong("endpoint_seq")));
                            }
                            return marks;
                        });
    }

    /** Answers the partitions that moved on. */
    private static Uni<Set<Integer>> saveOffsets(SqlClient client, Map<Integer, Long> offsets) {
        List<Map.Entry<Integer, Long>> entries = List.copyOf(offsets.entrySet());
        Integer[] partitions = entries.stream().map(Map.Entry::getKey).toArray(Integer[]::new);
        Long[] next = entries.stream().map(Map.Entry::getValue).toArray(Long[]::new);
        return client.preparedQuery(SAVE_OFFSETS)
                .execute(Tuple.of(partitions, next))
                .map(
                        rows -> {
                            Set<Integer> saved = new HashSet<>();
                            rows.forEach(row -> saved.add(row.getInteger("partition")));
                            return saved;
                        });
    }

    private static Uni<Void> saveMarks(
            SqlClient client, List<SequenceMark> all, Set<Integer> partitions) {
        List<SequenceMark> marks =
                all.stream().filter(mark -> partitions.contains(mark.partition())).toList();
        if (marks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple arguments =
                Tuple.of(
                        marks.stream().map(SequenceMark::endpointId).toArray(UUID[]::new),
                        marks.stream().map(SequenceMark::partition).toArray(Integer[]::new),
                        marks.stream().map(SequenceMark::endpointSeq).toArray(Long[]::new));
        return client.preparedQuery(SAVE_MARKS).execute(arguments).replaceWithVoid();
    }
}
