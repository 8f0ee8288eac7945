package dev.fillstream.notifier.adapter.db;

import dev.fillstream.local.testing.SharedPlatform;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * A real database of the notifier's with one connection to it, set up as the service sets up its
 * own, that counts the rows which PostgreSQL looks at.
 */
final class ParkedDatabase implements AutoCloseable {

    private static final String NAME = "parked";
    private static final String ADDITIONAL = "quarkus.datasource.reactive.additional-properties.";

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    ParkedDatabase() {
        Map<String, String> datasource = SharedPlatform.datasource(NAME);
        Flyway.configure()
                .dataSource(datasource.get("quarkus.datasource.jdbc.url"), NAME, NAME)
                .load()
                .migrate();
        PgConnectOptions options =
                PgConnectOptions.fromUri(datasource.get("quarkus.datasource.reactive.url"))
                        .setUser(NAME)
                        .setPassword(NAME)
                        .setCachePreparedStatements(true);
        Properties service = service();
        for (String setting : service.stringPropertyNames()) {
            if (setting.startsWith(ADDITIONAL)) {
                options.addProperty(
                        setting.substring(ADDITIONAL.length()), service.getProperty(setting));
            }
        }
        pool =
                Pool.newInstance(
                        PgBuilder.pool()
                                .connectingTo(options)
                                .with(new PoolOptions().setMaxSize(1))
                                .using(vertx)
                                .build());
    }

    Pool pool() {
        return pool;
    }

    UUID addEndpoint() {
        UUID id = UUID.randomUUID();
        run(
                """
                insert into webhook_endpoint (id, url, accounts, event_types, headers, secret,
                    created_at, updated_at, revision)
                values ('%s', '', '', '', '', '', now(), now(), 1)"""
                        .formatted(id));
        return id;
    }

    /** As autovacuum does when a backlog is gone. */
    void emptyAndAnalyse() {
        run("delete from delivery");
        run("vacuum analyze delivery");
    }

    /** Rows of {@code delivery} that were read so far, whichever way. */
    long rowsRead() {
        run("select pg_stat_force_next_flush()");
        return pool.query(
                        "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables"
                                + " where relname = 'delivery'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql) {
        var _ = pool.query(sql).execute().await().indefinitely();
    }

    private static Properties service() {
        Properties properties = new Properties();
        try (InputStream in = ParkedDatabase.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
