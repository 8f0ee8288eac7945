package dev.fillstream.venue;

import dev.fillstream.venue.adapter.file.JournalArchive;
import dev.fillstream.venue.adapter.file.JournalFile;
import dev.fillstream.venue.adapter.file.JournalReader;
import dev.fillstream.venue.adapter.fix.FixAcceptor;
import dev.fillstream.venue.adapter.http.AdminApi;
import dev.fillstream.venue.adapter.http.Credentials;
import dev.fillstream.venue.adapter.http.OrderApi;
import dev.fillstream.venue.adapter.kafka.PricePublisher;
import dev.fillstream.venue.config.VenueConfig;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.Exchange;
import dev.fillstream.venue.exchange.Ledger;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.fault.Faults;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running exchange. */
public final class Venue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Venue.class);

    /** More than one batch of the journal holds, which is what a crash can leave untold. */
    private static final int TOLD_AGAIN = 500;

    private static final Duration MARKET_STEP = Duration.ofMillis(500);

    private final Vertx vertx;
    private final JournalFile journal;
    private final Optional<PricePublisher> prices;
    private final Optional<FixAcceptor> fix;
    private final int port;
    private final int adminPort;

    private Venue(
            Vertx vertx,
            JournalFile journal,
            Optional<PricePublisher> prices,
            Optional<FixAcceptor> fix,
            int port,
            int adminPort) {
        this.vertx = vertx;
        this.journal = journal;
        this.prices = prices;
        this.fix = fix;
        this.port = port;
        this.adminPort = adminPort;
    }

    /**
     * Starts an exchange with what its journal holds; returns when it takes orders.
     *
     * @throws IOException where the journal cannot be used or a port is taken
     */
    public static Venue start(VenueConfig config) throws IOException {
        Vertx vertx = Vertx.vertx(options());
        try {
            return open(vertx, config);
        } catch (IOException | RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /** Where orders are taken. */
    public int port() {
        return port;
    }

    /** Where FIX clients log on; empty where there are none. */
    public Optional<Integer> fixPort() {
        return fix.map(FixAcceptor::port);
    }

    /** Where health, statistics and faults are. */
    public int adminPort() {
        return adminPort;
    }

    /** Takes no more orders, writes what is booked, and lets everything go. */
    @Override
    public void close() {
        fix.ifPresent(FixAcceptor::close);
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            journal.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("not everything could be closed: {}", e.toString());
        }
        prices.ifPresent(PricePublisher::close);
    }

    private static Venue open(Vertx vertx, VenueConfig config) throws IOException {
        Context loop = vertx.getOrCreateContext();
        JournalFile journal =
                new JournalFile(
                        config.journal(), task -> loop.runOnContext(now -> task.run()), Venue::die);
        try {
            return open(vertx, loop, config, journal);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static Venue open(Vertx vertx, Context loop, VenueConfig config, JournalFile journal)
            throws IOException {
        Deque<Update> last = new ArrayDeque<>();
        Exchange exchange = new Exchange(config.listings(), config.seed(), replayed(config, last));
        Credentials credentials = new Credentials(config.keyId(), config.secretKey());
        Desk desk = new Desk(exchange, journal);
        Faults faults = new Faults();
        OrderApi orders =
                new OrderApi(
                        vertx, desk, faults, credentials, new JournalArchive(config.journal()));
        AdminApi admin = new AdminApi(vertx, desk, faults, orders, config.journal());
        Optional<PricePublisher> prices = config.kafka().map(PricePublisher::new);

        Promise<Void> opened = Promise.promise();
        loop.runOnContext(
                now -> {
                    desk.publish(exchange.open());
                    setTimers(vertx, desk, exchange, prices);
                    opened.complete();
                });
        HttpServer orderServer =
                await(
                        opened.future()
                                .compose(
                                        done ->
                                                listen(
                                                        vertx,
                                                        loop,
                                                        config,
                                                        config.port(),
                                                        orders::handle)));
        HttpServer adminServer =
                await(listen(vertx, loop, config, config.adminPort(), admin::handle));
        Optional<FixAcceptor> fix =
                config.fixClients().isEmpty()
                        ? Optional.empty()
                        : Optional.of(fix(vertx, loop, config, desk, faults, last));
        return new Venue(
                vertx, journal, prices, fix, orderServer.actualPort(), adminServer.actualPort());
    }

    private static FixAcceptor fix(
            Vertx vertx,
            Context loop,
            VenueConfig config,
            Desk desk,
            Faults faults,
            Deque<Update> last)
            throws IOException {
        return FixAcceptor.open(
                new FixAcceptor.Settings(
                        config.host(),
                        config.fixPort(),
                        config.fixClients(),
                        config.journal().resolveSibling("fix-sessions")),
                task -> loop.runOnContext(now -> task.run()),
                desk,
                faults,
                (delay, deed) -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> deed.run()),
                List.copyOf(last));
    }

    /**
     * @param last gets what came last and by FIX: a crash may have kept it from being told
     */
    private static Ledger replayed(VenueConfig config, Deque<Update> last) throws IOException {
        Ledger ledger = new Ledger(config.closedLimit(), Clock.systemUTC());
        long lines =
                new JournalReader(config.journal())
                        .replay(
                                booking -> {
                                    Update update = ledger.book(booking);
                                    if (update.order().terms().channel() == Channel.FIX) {
                                        last.add(update);
                                    }
                                    if (last.size() > TOLD_AGAIN) {
                                        last.remove();
                                    }
                                });
        if (lines > 0) {
            int open = ledger.openOrders().size();
            LOG.info("the journal had {} lines and {} open orders", lines, open);
        }
        return ledger;
    }

    private static void setTimers(
            Vertx vertx, Desk desk, Exchange exchange, Optional<PricePublisher> prices) {
        vertx.setPeriodic(
                MARKET_STEP.toMillis(),
                timer -> {
                    desk.publish(exchange.expire(Instant.now()));
                    desk.publish(exchange.moveMarkets());
                });
        prices.ifPresent(
                publisher -> {
                    PriceFeed feed = new PriceFeed(publisher::publish);
                    vertx.setPeriodic(
                            PriceFeed.INTERVAL.toMillis(),
                            timer -> feed.look(exchange.tops(), Instant.now()));
                });
    }

    /** Servers, exchange and timers share one event loop, since there is only one. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }

    private static Future<HttpServer> listen(
            Vertx vertx,
            Context loop,
            VenueConfig config,
            int port,
            Handler<HttpServerRequest> handler) {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setTcpNoDelay(true)
                        .setAcceptBacklog(1024)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false);
        Promise<HttpServer> listening = Promise.promise();
        loop.runOnContext(
                now ->
                        vertx.createHttpServer(options)
                                .requestHandler(handler)
                                .listen(port, config.host())
                                .onComplete(listening));
        return listening.future();
    }

    private static HttpServer await(Future<HttpServer> server) throws IOException {
        try {
            return server.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** A venue that cannot write down what it does must not do it. */
    private static void die(IOException cause) {
        LOG.error("the journal cannot be written, so the venue stops: {}", cause.toString());
        Runtime.getRuntime().halt(1);
    }
}
