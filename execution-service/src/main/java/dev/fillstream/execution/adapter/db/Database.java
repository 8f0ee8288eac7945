package dev.fillstream.execution.adapter.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements that carry whole batches, each a transaction of its own, and counts them.
 *
 * <p>They go through the pool that Hibernate Reactive runs on rather than through its sessions: a
 * batch is bound as arrays, one per column, bytes among them, and Hibernate's parameters have no
 * array of byte arrays; and a batch of a thousand rows needs none of what a session does for it.
 */
@ApplicationScoped
public class Database {

    private final Pool pool;
    private final Counter statements;

    @Inject
    public Database(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.statements =
                Counter.builder("fillstream.db.statements")
                        .description("Round trips to the database for orders and reports")
                        .register(registry);
    }

    /** One statement, one transaction, one round trip. */
    Uni<RowSet<Row>> run(String sql, @Nullable Object... parameters) {
        statements.increment();
        return pool.preparedQuery(sql)
                .execute(
                        Tuple.newInstance(
                                io.vertx.sqlclient.Tuple.wrap(Arrays.asList(parameters))));
    }
}
