package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.bytes;
import static dev.fillstream.execution.adapter.db.Columns.longs;
import static dev.fillstream.execution.adapter.db.Columns.printable;
import static dev.fillstream.execution.adapter.db.Columns.texts;
import static dev.fillstream.execution.adapter.db.Columns.time;
import static dev.fillstream.execution.adapter.db.Columns.uuids;

import dev.fillstream.execution.report.BatchIds;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.BookedReport;
import dev.fillstream.execution.report.OrderBook;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.RefusedRequest;
import dev.fillstream.execution.report.Rejection;
import dev.fillstream.execution.report.ReportBatch;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The book of record in PostgreSQL. The statements are in {@link Statements}. */
@ApplicationScoped
public class PostgresOrderBook implements OrderBook {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final BatchIds batchIds;

    @Inject
    public PostgresOrderBook(Database database, BatchIds batchIds) {
        this.database = database;
        this.batchIds = batchIds;
    }

    @Override
    public Uni<Entered> enter(Changes entered, Instant now) {
        List<Object> parameters = EntryColumns.of(entered.orders(), entered.trades(), now);
        addReports(parameters, entered.reports(), now);
        ChangeColumns.addPositions(parameters, entered.positions());
        parameters.add(true);
        return database.run(Statements.ENTER, parameters.toArray()).map(PostgresOrderBook::entered);
    }

    @Override
    public Uni<Set<OrderId>> enterRejected(List<Rejection> rejections, ReportBatch reports) {
        Instant now = rejections.getFirst().bookedAt();
        List<Object> parameters = EntryColumns.ofRejected(rejections, now);
        addReports(parameters, reports, now);
        ChangeColumns.addPositions(parameters, List.of());
        parameters.add(false);
        return database.run(Statements.ENTER, parameters.toArray())
                .map(rows -> entered(rows).orders());
    }

    @Override
    public Uni<Set<OrderId>> save(Changes changes, Instant now) {
        List<Object> parameters = ChangeColumns.of(changes, now);
        addReports(parameters, changes.reports(), now);
        ChangeColumns.addPositions(parameters, changes.positions());
        return database.run(Statements.SAVE, parameters.toArray())
                .map(PostgresOrderBook::orderIds)
                .onFailure(PostgresOrderBook::isTradeKnown)
                .transform(TradeKnown::new);
    }

    @Override
    public Uni<List<BookedOrder>> load(Collection<OrderId> orderIds) {
        UUID[] ids = orderIds.stream().map(OrderId::value).toArray(UUID[]::new);
        return database.run(Statements.LOAD, (Object) ids).map(PostgresOrderBook::orders);
    }

    @Override
    public Uni<Boolean> enterRefused(RefusedRequest request, ReportBatch reports) {
        BookedReport report = reports.reports().getFirst();
        return database.run(
                        Statements.REFUSE,
                        request.requestId().value(),
                        request.account().value(),
                        request.clOrdId().value(),
                        printable(request.origClOrdId()),
                        printable(request.refusal().code()),
                        request.origin().traceparent(),
                        request.origin().topic(),
                        request.origin().partition(),
                        request.origin().offset(),
                        report.type(),
                        time(request.bookedAt()),
                        Buffer.buffer(report.event()),
                        reports.batchId(),
                        batchIds.owner())
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Map<OrderId, OrderId>> replaced(Collection<OrderId> requestIds) {
        UUID[] ids = requestIds.stream().map(OrderId::value).toArray(UUID[]::new);
        return database.run(Statements.REPLACED, (Object) ids)
                .map(
                        rows -> {
                            Map<OrderId, OrderId> orders = HashMap.newHashMap(rows.size());
                            rows.forEach(
                                    row ->
                                            orders.put(
                                                    new OrderId(row.getUUID(0)),
                                                    new OrderId(row.getUUID(1))));
                            return orders;
                        });
    }

    @Override
    public Uni<OpenOrders> open(Page after, int limit, Instant unchangedSince) {
        return database.run(
                        Statements.OPEN,
                        after.account(),
                        after.orderNo(),
                        limit,
                        unchangedSince.equals(Instant.MAX) ? null : time(unchangedSince))
                .map(
                        rows -> {
                            Page last = after;
                            for (Row row : rows) {
                                last = new Page(row.getString("account"), row.getLong("order_no"));
                            }
                            return new OpenOrders(orders(rows), last);
                        });
    }

    @Override
    public Uni<List<OrderId>> open(OpenOrdersOf which) {
        Origin before = which.before();
        return database.run(
                        Statements.OPEN_OF,
                        which.account().value(),
                        which.symbol().map(Symbol::value).orElse(null),
                        which.side().map(Side::name).orElse(null),
                        before.topic(),
                        before.partition(),
                        before.offset())
                .map(rows -> List.copyOf(orderIds(rows)));
    }

    @Override
    public Uni<Void> quarantine(String venue, String reason, String message, Instant now) {
        return database.run(Statements.QUARANTINE, venue, time(now), reason, message)
                .replaceWithVoid();
    }

    private void addReports(List<Object> parameters, ReportBatch batch, Instant now) {
        List<BookedReport> reports = batch.reports();
        parameters.add(uuids(reports, report -> report.orderId().value()));
        parameters.add(longs(reports, BookedReport::reportSeq));
        parameters.add(texts(reports, BookedReport::type));
        parameters.add(bytes(reports, BookedReport::event));
        parameters.add(batch.batchId());
        parameters.add(batchIds.owner());
        parameters.add(time(now));
    }

    private static Entered entered(RowSet<Row> rows) {
        Set<OrderId> ids = LinkedHashSet.newLinkedHashSet(rows.size());
        Set<Integer> owned = new HashSet<>();
        for (Row row : rows) {
            UUID id = row.getUUID(0);
            if (id == null) {
                owned.add(row.getInteger(1));
            } else {
                ids.add(new OrderId(id));
            }
        }
        return new Entered(ids, owned);
    }

    private static Set<OrderId> orderIds(RowSet<Row> rows) {
        Set<OrderId> ids = LinkedHashSet.newLinkedHashSet(rows.size());
        rows.forEach(row -> ids.add(new OrderId(row.getUUID(0))));
        return ids;
    }

    private static List<BookedOrder> orders(RowSet<Row> rows) {
        List<BookedOrder> orders = new ArrayList<>(rows.size());
        rows.forEach(row -> orders.add(OrderRows.toOrder(row)));
        return orders;
    }

    private static boolean isTradeKnown(Throwable failure) {
        return failure instanceof PgException e
                && UNIQUE_VIOLATION.equals(e.getSqlState())
                && "fills_pkey".equals(e.getConstraint());
    }
}
