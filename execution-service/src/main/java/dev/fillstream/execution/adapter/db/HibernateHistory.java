package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.history.History;
import dev.fillstream.execution.history.OrderRecord;
import dev.fillstream.execution.history.Position;
import dev.fillstream.execution.history.ReportRecord;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the book through Hibernate Reactive, a session of its own for each question. */
@ApplicationScoped
public class HibernateHistory implements History {

    private static final String POSITIONS =
            """
            select o.symbol,
                sum(case when o.side = 'BUY' then o.cumQty else -o.cumQty end),
                sum(case when o.side = 'BUY' then -o.cumNotional else o.cumNotional end)
            from OrderEntity o
            where o.account = :account and o.cumQty > 0
            group by o.symbol order by o.symbol
            """;

    private static final String REPORTS =
            """
            select r from OrderEntity o join ReportEntity r on r.orderNo = o.orderNo
            where o.orderId = :orderId order by r.reportSeq
            """;

    private final Mutiny.SessionFactory sessions;

    @Inject
    public HibernateHistory(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<OrderRecord>> order(OrderId orderId) {
        return sessions.withStatelessSession(
                        session -> session.get(OrderEntity.class, orderId.value()))
                .map(entity -> Optional.ofNullable(entity).map(HibernateHistory::record));
    }

    @Override
    public Uni<List<ReportRecord>> reports(OrderId orderId) {
        return sessions.withStatelessSession(
                        session ->
                                session.createSelectionQuery(REPORTS, ReportEntity.class)
                                        .setParameter("orderId", orderId.value())
                                        .getResultList())
                .map(rows -> rows.stream().map(HibernateHistory::record).toList());
    }

    @Override
    public Uni<List<OrderRecord>> orders(Account account, int limit) {
        return orders(
                "from OrderEntity o where o.account = :account" + " order by o.orderNo desc",
                account,
                limit);
    }

    @Override
    public Uni<List<OrderRecord>> unknownOutcomes(int limit) {
        return orders(
                "from OrderEntity o where o.open and o.outcomeUnknown order by o.orderNo",
                null,
                limit);
    }

    @Override
    public Uni<List<Position>> positions(Account account) {
        return sessions.withStatelessSession(
                        session ->
                                session.createSelectionQuery(POSITIONS, Object[].class)
                                        .setParameter("account", account.value())
                                        .getResultList())
                .map(rows -> rows.stream().map(HibernateHistory::position).toList());
    }

    private Uni<List<OrderRecord>> orders(String hql, @Nullable Account account, int limit) {
        return sessions.withStatelessSession(
                        session -> {
                            var query =
                                    session.createSelectionQuery(hql, OrderEntity.class)
                                            .setMaxResults(limit);
                            return (account == null
                                            ? query
                                            : query.setParameter("account", account.value()))
                                    .getResultList();
                        })
                .map(rows -> rows.stream().map(HibernateHistory::record).toList());
    }

    private static OrderRecord record(OrderEntity row) {
        return new OrderRecord(
                row.orderId.toString(),
                row.clOrdId,
                row.account,
                row.symbol,
                row.side,
                row.ordType,
                row.timeInForce,
                row.orderQty,
                row.price,
                row.stopPx,
                row.ordStatus,
                row.cumQty,
                row.leavesQty,
                row.cumNotional,
                row.outcomeUnknown,
                row.reportSeq,
                row.venue,
                row.venueOrderId,
                row.acceptedAt.toInstant(),
                row.updatedAt.toInstant());
    }

    private static ReportRecord record(ReportEntity row) {
        return new ReportRecord(row.reportSeq, row.bookedAt.toInstant(), row.event);
    }

    private static Position position(Object[] row) {
        return new Position((String) row[0], (BigDecimal) row[1], (BigDecimal) row[2]);
    }
}
