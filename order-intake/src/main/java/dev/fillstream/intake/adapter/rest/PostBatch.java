package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.OrderSubmission;
import dev.fillstream.intake.submission.Submitted;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * {@code POST /v1/order-batches}: takes many orders at once. Each has a result of its own, and one
 * that is refused keeps no other from being taken.
 */
@Singleton
final class PostBatch implements Endpoint {

    /** Room for a full batch with every field at its longest. */
    static final int MAX_BYTES = 256 * 1024;

    private final BearerTokens tokens;
    private final OrderSubmission submission;
    private final OrderFinder finder;
    private final Workers workers;
    private final Duration bodyTimeout;

    PostBatch(
            BearerTokens tokens,
            OrderSubmission submission,
            OrderFinder finder,
            Workers workers,
            IntakeConfig config) {
        this.finder = finder;
        this.tokens = tokens;
        this.submission = submission;
        this.workers = workers;
        this.bodyTimeout = config.request().bodyTimeout();
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/v1/order-batches";
    }

    @Override
    public void handle(Exchange exchange) {
        exchange.request().pause();
        var _ =
                tokens.trader(exchange, Allowance::orders)
                        .compose(caller -> entries(exchange, caller))
                        .compose(entries -> submit(exchange, entries))
                        .onSuccess(
                                results ->
                                        exchange.multiStatus(BatchResult.toJson(results, exchange)))
                        .onFailure(exchange::fail);
    }

    private Future<List<BatchEntry>> entries(Exchange exchange, Caller caller) {
        RequestHeaders.requireJson(exchange.request());
        return RequestBody.read(exchange, MAX_BYTES, bodyTimeout)
                .map(body -> JsonBody.read(body, BatchJson::read))
                .map(batch -> entries(exchange, caller, batch));
    }

    /** The first order was paid for when the call came. */
    private static List<BatchEntry> entries(
            Exchange exchange, Caller caller, List<Optional<NewOrderJson>> batch) {
        exchange.charge(caller.allowance().orders(), batch.size() - 1);
        return batch.stream().map(json -> entry(exchange, caller, json)).toList();
    }

    private static BatchEntry entry(Exchange exchange, Caller caller, Optional<NewOrderJson> json) {
        try {
            NewOrderJson order = json.orElseThrow(PostBatch::notAnObject);
            return new BatchEntry.Order(order.order(caller, exchange.time()));
        } catch (Refused refused) {
            return new BatchEntry.Faulty(refused);
        }
    }

    private static Refused notAnObject() {
        IntakeCode code = IntakeCode.FIELD_TYPE;
        return Refused.of(List.of(new FieldError("", code, "an order must be a JSON object")));
    }

    private Future<List<BatchResult>> submit(Exchange exchange, List<BatchEntry> entries) {
        List<NewOrderSingle> orders =
                entries.stream().<NewOrderSingle>mapMulti(PostBatch::addOrder).toList();
        return finder.heldElsewhere(exchange, orders)
                .compose(
                        known ->
                                write(exchange, orders, known)
                                        .map(outcomes -> results(entries, known, outcomes)));
    }

    /** What becomes of those that are not known elsewhere, in their order. */
    private Future<List<Submitted>> write(
            Exchange exchange, List<NewOrderSingle> orders, Map<OrderId, OrderView> known) {
        List<NewOrderSingle> unknown =
                orders.stream().filter(order -> !known.containsKey(order.orderId())).toList();
        return workers.orders()
                .call(
                        exchange,
                        IntakeCode.ORDERS_UNAVAILABLE,
                        () -> all(submission.submitAll(unknown, exchange.trace().header())));
    }

    private static void addOrder(BatchEntry entry, Consumer<NewOrderSingle> orders) {
        if (entry instanceof BatchEntry.Order(NewOrderSingle order)) {
            orders.accept(order);
        }
    }

    private static CompletionStage<List<Submitted>> all(List<CompletionStage<Submitted>> outcomes) {
        List<CompletableFuture<Submitted>> futures =
                outcomes.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }

    private static List<BatchResult> results(
            List<BatchEntry> entries, Map<OrderId, OrderView> known, List<Submitted> outcomes) {
        Iterator<Submitted> written = outcomes.iterator();
        return entries.stream()
                .map(
                        entry ->
                                switch (entry) {
                                    case BatchEntry.Order(NewOrderSingle order) -> {
                                        OrderView view = known.get(order.orderId());
                                        yield BatchResult.of(
                                                view == null
                                                        ? written.next()
                                                        : OrderSubmission.repeated(view, order));
                                    }
                                    case BatchEntry.Faulty(Refused refused) ->
                                            new BatchResult.NotTaken(refused);
                                })
                .toList();
    }
}
