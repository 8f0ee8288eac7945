package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.config.AlpacaConfig;
import dev.fillstream.execution.routing.CancelOutcome;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A venue that speaks the Alpaca v2 trading API. */
@Singleton
@Typed(AlpacaVenue.class)
public class AlpacaVenue implements ExecutionVenue {

    private static final Duration SLACK = Duration.ofMillis(1);
    private static final int MOST_PAGES = 200;

    private final AlpacaConfig config;
    private final WebClient http;
    private final TradeUpdates updates;
    private final String base;

    @Inject
    public AlpacaVenue(Vertx vertx, AlpacaConfig config) {
        this.config = config;
        this.http = WebClient.create(vertx, options(config));
        this.updates = new TradeUpdates(vertx.getDelegate(), config);
        this.base = config.baseUrl().toString().replaceAll("/+$", "");
    }

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public void open(VenueListener listener) {
        updates.open(listener);
    }

    @Override
    public boolean isListening() {
        return updates.isListening();
    }

    @Override
    public Uni<SubmitOutcome> submit(NewOrderSingle order) {
        if (!AlpacaOrders.isSupported(order)) {
            return Uni.createFrom()
                    .item(
                            new SubmitOutcome.Refused(
                                    ExecutionCode.VENUE_ORDER_TYPE_UNSUPPORTED.refusal()));
        }
        Buffer body = Buffer.newInstance(AlpacaOrders.toJson(order).toBuffer());
        HttpRequest<Buffer> request =
                authorised(http.postAbs(base + "/v2/orders"))
                        .putHeader("content-type", "application/json");
        return answered(
                request.sendBuffer(body),
                (status, text) -> AlpacaAnswers.submit(order.orderId(), status, text),
                SubmitOutcome.Unknown::new);
    }

    @Override
    public Uni<QueryOutcome> query(OrderId orderId) {
        HttpRequest<Buffer> request =
                authorised(http.getAbs(base + "/v2/orders:by_client_order_id"))
                        .addQueryParam("client_order_id", orderId.toString());
        return request.send()
                .map(r -> AlpacaAnswers.query(orderId, r.statusCode(), r.bodyAsString()))
                .chain(this::withTrades)
                .onFailure()
                .recoverWithItem(failure -> new QueryOutcome.Unknown(reason(failure)));
    }

    @Override
    public Uni<CancelOutcome> cancel(OrderId orderId, VenueOrderId venueOrderId) {
        return answered(
                authorised(http.deleteAbs(base + "/v2/orders/" + venueOrderId)).send(),
                AlpacaAnswers::cancel,
                CancelOutcome.Unknown::new);
    }

    @Override
    public boolean refusesDuplicateIds() {
        return true;
    }

    @Override
    public Duration absencePatience() {
        return config.absencePatience();
    }

    @PreDestroy
    void close() {
        updates.close();
        http.close();
    }

    private Uni<QueryOutcome> withTrades(AlpacaAnswers.Found found) {
        AlpacaOrder order = found.order();
        return order == null
                ? Uni.createFrom().item(found.outcome())
                : trades(order, order.submittedAt().minus(SLACK), new ArrayList<>(), MOST_PAGES)
                        .map(trades -> whole(order, trades));
    }

    /** An answer that lacks trades, or an end told before them, would book an order short. */
    private static QueryOutcome whole(AlpacaOrder order, List<OrderEvent.Traded> trades) {
        return filled(trades).equals(order.filledQty())
                ? new QueryOutcome.Found(order.events(trades))
                : new QueryOutcome.Unknown("the venue does not show all trades yet");
    }

    /**
     * Pages through the fills between the order's submission and its last change. An order that
     * traded at once needs one page; one that worked all day may need many.
     */
    private Uni<List<OrderEvent.Traded>> trades(
            AlpacaOrder order, Instant after, List<OrderEvent.Traded> trades, int pagesLeft) {
        if (filled(trades).compareTo(order.filledQty()) >= 0) {
            return Uni.createFrom().item(trades);
        }
        if (pagesLeft == 0) {
            return Uni.createFrom().failure(new IllegalStateException("too many fills to look at"));
        }
        return authorised(http.getAbs(base + "/v2/account/activities/FILL"))
                .addQueryParam("after", after.toString())
                .addQueryParam("until", order.updatedAt().plus(SLACK).toString())
                .addQueryParam("direction", "asc")
                .addQueryParam("page_size", Integer.toString(AlpacaFills.PAGE))
                .send()
                .map(response -> AlpacaFills.read(order, response.bodyAsString()))
                .chain(
                        page -> {
                            trades.addAll(page.trades());
                            Instant last = page.last();
                            return last == null || page.size() < AlpacaFills.PAGE
                                    ? Uni.createFrom().item(trades)
                                    : trades(order, last, trades, pagesLeft - 1);
                        });
    }

    private static Quantity filled(List<OrderEvent.Traded> trades) {
        Quantity filled = Quantity.ZERO;
        for (OrderEvent.Traded trade : trades) {
            filled = filled.plus(trade.lastQty());
        }
        return filled;
    }

    private HttpRequest<Buffer> authorised(HttpRequest<Buffer> request) {
        return request.timeout(config.timeout().toMillis())
                .putHeader("APCA-API-KEY-ID", config.keyId())
                .putHeader("APCA-API-SECRET-KEY", config.secretKey());
    }

    private static <T> Uni<T> answered(
            Uni<HttpResponse<Buffer>> response,
            BiFunction<Integer, @Nullable String, T> answer,
            Function<String, T> unknown) {
        return response.map(r -> answer.apply(r.statusCode(), r.bodyAsString()))
                .onFailure()
                .recoverWithItem(failure -> unknown.apply(reason(failure)));
    }

    private static String reason(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static WebClientOptions options(AlpacaConfig config) {
        return new WebClientOptions()
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waitQueue())
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setFollowRedirects(false)
                .setUserAgent("fillstream")
                .setConnectTimeout((int) config.timeout().toMillis());
    }
}
