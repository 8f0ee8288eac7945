package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.config.AlpacaConfig;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A venue that speaks the Alpaca v2 trading API. */
@Singleton
@Typed(AlpacaVenue.class)
public class AlpacaVenue implements ExecutionVenue {

    private final AlpacaConfig config;
    private final WebClient http;
    private final TradeUpdates updates;
    private final AlpacaInquiry inquiry;
    private final AlpacaActivities activities;
    private final HttpClient streams;
    private final String base;
    private volatile @Nullable VenueListener listener;

    @Inject
    public AlpacaVenue(Vertx vertx, AlpacaConfig config) {
        this.config = config;
        this.http = WebClient.create(vertx, options(config));
        this.updates = new TradeUpdates(vertx.getDelegate(), config);
        this.base = config.baseUrl().toString().replaceAll("/+$", "");
        this.inquiry = new AlpacaInquiry(path -> authorised(http.getAbs(base + path)));
        this.streams = vertx.createHttpClient(options(config));
        this.activities = new AlpacaActivities(path -> streams.request(authorised(base + path)));
    }

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public void open(VenueListener listener) {
        this.listener = listener;
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
    public Uni<QueryOutcome> query(OrderAtVenue order) {
        return inquiry.query(order.clientOrderId())
                .onFailure()
                .recoverWithItem(failure -> new QueryOutcome.Unknown(reason(failure)));
    }

    @Override
    public Uni<RequestOutcome> cancel(OrderAtVenue order) {
        return answered(
                authorised(http.deleteAbs(base + "/v2/orders/" + order.venueOrderId())).send(),
                AlpacaAnswers::cancel,
                RequestOutcome.Unknown::new);
    }

    @Override
    public Uni<RequestOutcome> replace(Replacement replacement) {
        Buffer body = Buffer.newInstance(AlpacaOrders.toJson(replacement).toBuffer());
        return answered(
                authorised(http.patchAbs(base + "/v2/orders/" + replacement.venueOrderId()))
                        .putHeader("content-type", "application/json")
                        .sendBuffer(body),
                AlpacaAnswers::replace,
                RequestOutcome.Unknown::new);
    }

    @Override
    public boolean refusesDuplicateIds() {
        return true;
    }

    @Override
    public Duration absencePatience() {
        return config.absencePatience();
    }

    /** It has no good-till-date: such an order is sent as good till canceled, and canceled. */
    @Override
    public Optional<Instant> deadline(NewOrderSingle order, Instant acceptedAt) {
        return order.timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)
                ? Optional.of(expireTime)
                : Optional.empty();
    }

    @Override
    public boolean tellsTradesAgain() {
        return activities.exist();
    }

    @Override
    public Multi<VenueReport> trades(Instant since, Instant until) {
        VenueListener current = listener;
        return current == null
                ? Multi.createFrom().failure(new IllegalStateException("nobody listens"))
                : activities.between(since, until, current);
    }

    @Override
    public Uni<Optional<Map<Symbol, BigDecimal>>> positions() {
        return answered(
                authorised(http.getAbs(base + "/v2/positions")).send(),
                AlpacaPositions::read,
                _ -> Optional.empty());
    }

    @Override
    public Set<String> accountVenues() {
        return config.accountVenues();
    }

    @PreDestroy
    void close() {
        updates.close();
        http.close();
        streams.closeAndForget();
    }

    /** A request whose answer may be long, but never silent for long. */
    private RequestOptions authorised(String url) {
        return new RequestOptions()
                .setAbsoluteURI(url)
                .setTimeout(config.timeout().toMillis())
                .putHeader("APCA-API-KEY-ID", config.keyId())
                .putHeader("APCA-API-SECRET-KEY", config.secretKey());
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
