package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.history.History;
import dev.fillstream.execution.history.OrderRecord;
import dev.fillstream.execution.history.Position;
import dev.fillstream.execution.history.ReportRecord;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the book through Hibernate Reactive, a session of its own for each question. */
@ApplicationScoped
public class HibernateHistory implements History {

    private static final String ORDERS =
            "from OrderEntity o where o.account = :account and o.orderNo < :before"
                    + " order by o.orderNo desc";

    private static final String UNKNOWN =
            "from OrderEntity o where o.open and o.outcomeUnknown order by o.orderNo";

    private static final String POSITIONS =
            """
            select p.symbol, sum(p.quantity), sum(p.cash) from PostingEntity p
            where p.ledgerAccount = :account group by p.symbol order by p.symbol
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
    public Uni<OrderPage> orders(Account account, long before, int limit) {
        return sessions.withStatelessSession(
                        session ->
                                session.createSelectionQuery(ORDERS, OrderEntity.class)
                                        .setParameter("account", account.value())
                                        .setParameter("before", before)
                                        .setMaxResults(limit)
                                        .getResultList())
                .map(
                        rows ->
                                new OrderPage(
                                        rows.stream().map(HibernateHistory::record).toList(),
                                        rows.size() < limit
                                                ? OptionalLong.empty()
                                                : OptionalLong.of(rows.getLast().orderNo)));
    }

    @Override
    public Uni<List<OrderRecord>> unknownOutcomes(int limit) {
        return sessions.withStatelessSession(
                        session ->
                                session.createSelectionQuery(UNKNOWN, OrderEntity.class)
                                        .setMaxResults(limit)
                                        .getResultList())
                .map(rows -> rows.stream().map(HibernateHistory::record).toList());
    }

    @Override
    public Uni<List<Position>> positions(Account account) {
        return sessions.withStatelessSession(
                        session ->
                                session.createSelectionQuery(POSITIONS, Object[].class)
                                        .setParameter("account", "account:" + account.value())
                                        .getResultList())
                .map(rows -> rows.stream().map(HibernateHistory::position).toList());
    }

    /** The terms as replaces left them. */
    private static OrderRecord record(OrderEntity row) {
        LiveTerms live = row.live.isEmpty() ? null : StateText.readLive(row.live);
        return new OrderRecord(
                row.orderId.toString(),
                live == null ? row.clOrdId : live.clOrdId().value(),
                row.account,
                row.symbol,
                row.side,
                row.ordType,
                row.timeInForce,
                live == null ? row.orderQty : live.orderQty().value(),
                live == null ? row.price : price(live.ordType().limitPrice()),
                live == null ? row.stopPx : price(live.ordType().stopPrice()),
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

    private static @Nullable BigDecimal price(Optional<Price> price) {
        return price.map(Price::value).orElse(null);
    }

    private static ReportRecord record(ReportEntity row) {
        return new ReportRecord(row.reportSeq, row.bookedAt.toInstant(), row.event);
    }

    private static Position position(Object[] row) {
        return new Position((String) row[0], (BigDecimal) row[1], (BigDecimal) row[2]);
    }
}
