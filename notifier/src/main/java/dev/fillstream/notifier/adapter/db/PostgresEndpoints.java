package dev.fillstream.notifier.adapter.db;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Endpoints in the table {@code webhook_endpoint}; each change takes the next revision. */
@ApplicationScoped
public class PostgresEndpoints implements EndpointStore {

    private static final String FINGERPRINT =
            "select cast(coalesce(sum(revision), 0) + count(*) as bigint) from webhook_endpoint";
    private static final String NEXT_REVISION = "select nextval('webhook_endpoint_revision')";

    private static final String REMOVE_SOME_PARKED =
            """
            delete from delivery where ctid = any(array(
                select ctid from delivery where endpoint_id = ?1 limit ?2))
            """;
    private static final int PARKED_AT_ONCE = 5_000;

    private final Mutiny.SessionFactory sessions;
    private final EndpointEntityMapper mapper;
    private final SafeContext context;

    public PostgresEndpoints(
            Mutiny.SessionFactory sessions, EndpointEntityMapper mapper, SafeContext context) {
        this.context = context;
        this.sessions = sessions;
        this.mapper = mapper;
    }

    @Override
    public Uni<List<Endpoint>> all() {
        return context.run(
                () ->
                        sessions.withSession(
                                        session ->
                                                session.createSelectionQuery(
                                                                "from WebhookEndpoint order by id",
                                                                EndpointEntity.class)
                                                        .getResultList())
                                .map(rows -> rows.stream().map(mapper::toModel).toList()));
    }

    @Override
    public Uni<Long> fingerprint() {
        return context.run(
                () ->
                        sessions.withSession(
                                session ->
                                        session.createNativeQuery(FINGERPRINT, Long.class)
                                                .getSingleResult()));
    }

    @Override
    public Uni<Endpoint> add(Endpoint endpoint) {
        EndpointEntity row = new EndpointEntity();
        mapper.copy(endpoint, row);
        return context.run(
                () ->
                        sessions.withTransaction(
                                session ->
                                        revised(session, row)
                                                .chain(() -> session.persist(row))
                                                .map(_ -> mapper.toModel(row))));
    }

    @Override
    public Uni<Optional<Endpoint>> update(UUID id, UnaryOperator<Endpoint> change) {
        return context.run(
                () ->
                        sessions.withTransaction(
                                session ->
                                        locked(session, id)
                                                .chain(row -> changed(session, row, change))));
    }

    /**
     * What is parked for it goes first, bit by bit: one deletion of a million rows holds others up.
     */
    @Override
    public Uni<Boolean> remove(UUID id) {
        return removeParked(id).chain(() -> removeItself(id));
    }

    private Uni<Boolean> removeItself(UUID id) {
        return context.run(
                () ->
                        sessions.withTransaction(
                                session ->
                                        locked(session, id).chain(row -> removed(session, row))));
    }

    private Uni<Void> removeParked(UUID id) {
        return context.run(
                        () ->
                                sessions.withTransaction(
                                        session ->
                                                session.createNativeQuery(REMOVE_SOME_PARKED)
                                                        .setParameter(1, id)
                                                        .setParameter(2, PARKED_AT_ONCE)
                                                        .executeUpdate()))
                .chain(
                        number ->
                                number < PARKED_AT_ONCE
                                        ? Uni.createFrom().voidItem()
                                        : removeParked(id));
    }

    private static Uni<Boolean> removed(Mutiny.Session session, @Nullable EndpointEntity row) {
        return row == null ? Uni.createFrom().item(false) : session.remove(row).replaceWith(true);
    }

    private static Uni<EndpointEntity> locked(Mutiny.Session session, UUID id) {
        return session.find(EndpointEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Optional<Endpoint>> changed(
            Mutiny.Session session, @Nullable EndpointEntity row, UnaryOperator<Endpoint> change) {
        if (row == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        mapper.copy(change.apply(mapper.toModel(row)), row);
        return revised(session, row).map(_ -> Optional.of(mapper.toModel(row)));
    }

    private static Uni<Void> revised(Mutiny.Session session, EndpointEntity row) {
        return session.createNativeQuery(NEXT_REVISION, Long.class)
                .getSingleResult()
                .invoke(next -> row.revision = next)
                .replaceWithVoid();
    }
}
