package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.report.BatchIds;
import dev.fillstream.execution.report.BookedReport;
import dev.fillstream.execution.report.ReportBatch;
import dev.fillstream.execution.report.UnpublishedReports;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The batches that Kafka has not acknowledged, as rows that are there until it has. A claim is a
 * lease, not a lock: no transaction is open while Kafka is waited for.
 */
@ApplicationScoped
public class PostgresUnpublishedReports implements UnpublishedReports {

    private final Database database;
    private final BatchIds batchIds;
    private final InstantSource clock;

    @Inject
    public PostgresUnpublishedReports(Database database, BatchIds batchIds, InstantSource clock) {
        this.database = database;
        this.batchIds = batchIds;
        this.clock = clock;
    }

    @Override
    public Uni<List<ReportBatch>> claim(int limit, Duration age, boolean own) {
        Instant now = clock.instant();
        return database.run(
                        Statements.CLAIM,
                        batchIds.owner(),
                        Columns.time(now),
                        own,
                        Columns.time(now.minus(age)),
                        limit)
                .chain(this::withReports);
    }

    @Override
    public Uni<List<ReportBatch>> claim(int limit, Set<UUID> owners) {
        return database.run(
                        Statements.CLAIM_OF,
                        batchIds.owner(),
                        Columns.time(clock.instant()),
                        owners.toArray(UUID[]::new),
                        limit)
                .chain(this::withReports);
    }

    @Override
    public Uni<Void> published(Collection<UUID> published) {
        return database.run(Statements.PUBLISHED, (Object) published.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Long> backlog() {
        return database.run(Statements.BACKLOG).map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<List<ReportBatch>> withReports(RowSet<Row> claimed) {
        List<Row> rows = new ArrayList<>();
        claimed.forEach(rows::add);
        rows.sort(Comparator.comparing(row -> row.getUUID("batch_id")));
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::withReports)
                .collect()
                .asList();
    }

    private Uni<ReportBatch> withReports(Row batch) {
        return database.run(
                        Statements.REPORTS,
                        batch.getArrayOfUUIDs("order_ids"),
                        batch.getArrayOfLongs("report_seqs"))
                .map(
                        rows -> {
                            List<BookedReport> reports = new ArrayList<>(rows.size());
                            rows.forEach(row -> reports.add(report(row)));
                            return new ReportBatch(batch.getUUID("batch_id"), reports);
                        });
    }

    private static BookedReport report(Row row) {
        return new BookedReport(
                new OrderId(row.getUUID("order_id")),
                row.getLong("report_seq"),
                new Account(row.getString("account")),
                row.getString("event_type"),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getString("traceparent"),
                row.getBuffer("event").getBytes());
    }
}
