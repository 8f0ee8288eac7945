package dev.fillstream.execution.adapter.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps statements of any length prepared. The client keeps those under 2,048 characters only; ours
 * carry a whole batch and are longer, and were parsed anew each time, which cost PostgreSQL more
 * than running them.
 */
@Singleton
public final class LongStatementsPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setPreparedStatementCacheSqlFilter(sql -> true));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
