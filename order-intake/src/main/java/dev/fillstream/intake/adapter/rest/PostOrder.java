package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.FormReading;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.NewOrderForm;
import dev.fillstream.intake.submission.NewOrderFormReader;
import dev.fillstream.intake.submission.OrderSubmission;
import dev.fillstream.intake.submission.Submitted;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.NewOrderSingle;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/orders}: takes one order, and answers once Kafka has it. */
@Singleton
final class PostOrder {

    private static final Set<String> GROUPS = Set.of("trader");

    private final BearerTokens tokens;
    private final OrderSubmission submission;
    private final Workers workers;
    private final Waiting waiting;
    private final OrderFinder finder;
    private final IntakeConfig.Request limits;
    private final Clock clock = Clock.systemUTC();

    PostOrder(
            BearerTokens tokens,
            OrderSubmission submission,
            Workers workers,
            Waiting waiting,
            OrderFinder finder,
            IntakeConfig config) {
        this.tokens = tokens;
        this.submission = submission;
        this.workers = workers;
        this.waiting = waiting;
        this.finder = finder;
        this.limits = config.request();
    }

    void handle(Exchange exchange) {
        exchange.request().pause();
        var _ =
                tokens.caller(exchange.request().getHeader("Authorization"))
                        .map(caller -> caller.inOneOf(GROUPS))
                        .compose(caller -> order(exchange, caller))
                        .compose(order -> submit(exchange, order))
                        .onFailure(exchange::fail);
    }

    private Future<NewOrderSingle> order(Exchange exchange, Caller caller) {
        RequestHeaders.requireJson(exchange.request());
        return RequestBody.read(exchange.vertx(), exchange.request(), limits.bodyTimeout())
                .map(body -> order(exchange, caller, body));
    }

    private NewOrderSingle order(Exchange exchange, Caller caller, byte[] body) {
        NewOrderJsonReader.Reading json = NewOrderJsonReader.read(body);
        NewOrderForm form =
                json.form().orIdempotencyKey(RequestHeaders.idempotencyKey(exchange.request()));
        NewOrderSingle order = order(form, json.errors());
        if (!caller.mayUse(order.account().value())) {
            throw new Refused(IntakeCode.ACCOUNT_NOT_ALLOWED);
        }
        return order;
    }

    private NewOrderSingle order(NewOrderForm form, List<FieldError> jsonErrors) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (NewOrderFormReader.read(form, now)) {
            case FormReading.WellFormed(NewOrderSingle order) when jsonErrors.isEmpty() -> order;
            case FormReading.WellFormed(NewOrderSingle _) -> throw Refused.of(jsonErrors);
            case FormReading.Faulty(List<FieldError> formErrors) ->
                    throw Refused.of(together(jsonErrors, formErrors));
        };
    }

    /** A field of the wrong type is missing in the form too; it is named once. */
    private static List<FieldError> together(List<FieldError> first, List<FieldError> second) {
        List<FieldError> all = new ArrayList<>(first);
        second.stream()
                .filter(e -> first.stream().noneMatch(f -> f.pointer().equals(e.pointer())))
                .forEach(all::add);
        return all;
    }

    private Future<Submitted> submit(Exchange exchange, NewOrderSingle order) {
        Waiting.Place place = waiting.place(exchange, order.orderId());
        return finder.heldElsewhere(exchange, order)
                .compose(
                        lookup ->
                                lookup instanceof Lookup.Found(OrderView view)
                                        ? Future.succeededFuture(
                                                OrderSubmission.repeated(view, order))
                                        : write(exchange, order))
                .onFailure(failure -> place.leave())
                .onSuccess(submitted -> answer(exchange, place, submitted));
    }

    private Future<Submitted> write(Exchange exchange, NewOrderSingle order) {
        return workers.call(
                exchange,
                IntakeCode.ORDERS_UNAVAILABLE,
                () -> submission.submit(order, exchange.trace().header()));
    }

    private static void answer(Exchange exchange, Waiting.Place place, Submitted submitted) {
        switch (submitted) {
            case Submitted.Taken(OrderView view) -> {
                exchange.with("Location", "/v1/orders/" + view.orderId());
                place.answer(view);
            }
            case Submitted.Reused() -> {
                place.leave();
                IntakeCode code = IntakeCode.CL_ORD_ID_REUSED;
                exchange.fail(Refused.of(List.of(FieldError.at("clOrdId", code, code.sentence()))));
            }
            case Submitted.NotConfirmed(IntakeCode code) -> {
                place.leave();
                exchange.fail(new Refused(code));
            }
        }
    }
}
