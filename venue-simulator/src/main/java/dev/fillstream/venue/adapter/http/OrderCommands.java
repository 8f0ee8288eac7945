package dev.fillstream.venue.adapter.http;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.desk.Telling;
import dev.fillstream.venue.exchange.Changes;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.exchange.Refusal;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import dev.fillstream.venue.fault.Fault;
import dev.fillstream.venue.fault.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Requests that place, change and end orders; new orders are where faults strike. */
final class OrderCommands {

    private final Vertx vertx;
    private final Desk desk;
    private final Faults faults;

    OrderCommands(Vertx vertx, Desk desk, Faults faults) {
        this.vertx = vertx;
        this.desk = desk;
        this.faults = faults;
    }

    void submit(HttpServerRequest request, Buffer body) {
        read(
                request,
                body,
                fields -> {
                    OrderTerms terms = fields.toTerms();
                    Optional<Fault> fault = faults.next(Fault.Target.ORDER, terms);
                    if (fault.isPresent()) {
                        strike(fault.get(), request, terms);
                    } else {
                        submit(request, terms);
                    }
                });
    }

    private void submit(HttpServerRequest request, OrderTerms terms) {
        submit(request, terms, Telling.PLAIN);
    }

    private void submit(HttpServerRequest request, OrderTerms terms, Telling telling) {
        Outcome outcome = desk.exchange().submit(terms);
        desk.settle(outcome, () -> answer(request, outcome, terms.symbol()), telling);
    }

    private void strike(Fault fault, HttpServerRequest request, OrderTerms terms) {
        switch (fault.kind()) {
            case STATUS_500 -> Reply.error(request, ApiError.INTERNAL);
            case STATUS_429 -> Reply.error(request, ApiError.RATE_LIMIT);
            case NO_REPLY -> {
                // That is the fault: the client waits until it gives up.
            }
            case DROP_AFTER_BOOKING ->
                    desk.settle(desk.exchange().submit(terms), () -> request.connection().close());
            case DELAY -> later(fault, () -> submit(request, terms));
            case REJECT -> {
                Outcome outcome = desk.exchange().submitAndReject(terms);
                desk.settle(outcome, () -> answer(request, outcome, terms.symbol()));
            }
            case DENY -> {
                desk.deny(terms.clientOrderId());
                later(fault, () -> desk.admit(terms.clientOrderId()));
                submit(request, terms);
            }
            case OVERFILL -> {
                Outcome outcome = desk.exchange().submitAndOverfill(terms);
                desk.settle(outcome, () -> answer(request, outcome, terms.symbol()));
            }
            case TELL_TWICE,
                    TELL_REVERSED,
                    TELL_WRONG_SYMBOL,
                    TELL_WRONG_SIDE,
                    TELL_NOTHING,
                    TRADE_AFTER_CANCEL,
                    DISCONNECT_STREAM ->
                    submit(request, terms, Telling.of(fault));
        }
    }

    private void later(Fault fault, Runnable deed) {
        vertx.setTimer(Math.max(1, fault.delay().toMillis()), timer -> deed.run());
    }

    private static void answer(HttpServerRequest request, Outcome outcome, Symbol symbol) {
        switch (outcome) {
            case Outcome.Booked(var order, _) ->
                    Reply.json(request, 200, json -> OrderJson.writeSubmitted(json, order));
            case Outcome.Refused(var refusal) ->
                    Reply.error(request, ApiError.of(refusal, symbol.value()));
        }
    }

    void replace(HttpServerRequest request, VenueOrderId id, Buffer body) {
        read(
                request,
                body,
                fields -> {
                    Changes changes = fields.toChanges();
                    perform(
                            request,
                            id,
                            Fault.Target.REPLACE,
                            () -> desk.exchange().replace(id, changes),
                            order ->
                                    Reply.json(
                                            request,
                                            200,
                                            json -> OrderJson.writeSubmitted(json, order)));
                });
    }

    void cancel(HttpServerRequest request, VenueOrderId id) {
        perform(
                request,
                id,
                Fault.Target.CANCEL,
                () -> desk.exchange().cancel(id),
                order -> Reply.empty(request, 204));
    }

    /** Does what is asked about an order, unless a fault has it otherwise. */
    private void perform(
            HttpServerRequest request,
            VenueOrderId id,
            Fault.Target target,
            Supplier<Outcome> deed,
            Consumer<VenueOrder> done) {
        Optional<Fault> fault =
                desk.ledger().find(id).flatMap(order -> faults.next(target, order.terms()));
        if (fault.isEmpty()) {
            settle(request, id, deed.get(), done, Telling.PLAIN);
            return;
        }
        switch (fault.get().kind()) {
            case STATUS_500 -> Reply.error(request, ApiError.INTERNAL);
            case STATUS_429 -> Reply.error(request, ApiError.RATE_LIMIT);
            case NO_REPLY -> {
                // That is the fault: the client waits until it gives up.
            }
            case DROP_AFTER_BOOKING -> desk.settle(deed.get(), () -> request.connection().close());
            case DELAY ->
                    later(fault.get(), () -> settle(request, id, deed.get(), done, Telling.PLAIN));
            case REJECT ->
                    Reply.error(
                            request, ApiError.of(Refusal.REPLACEMENT_IMPOSSIBLE, id.toString()));
            case TRADE_AFTER_CANCEL ->
                    settle(request, id, desk.exchange().tradeLate(deed.get()), done, Telling.PLAIN);
            case TELL_TWICE,
                    TELL_REVERSED,
                    TELL_WRONG_SYMBOL,
                    TELL_WRONG_SIDE,
                    TELL_NOTHING,
                    DENY,
                    OVERFILL,
                    DISCONNECT_STREAM ->
                    settle(request, id, deed.get(), done, Telling.of(fault.get()));
        }
    }

    private void settle(
            HttpServerRequest request,
            VenueOrderId id,
            Outcome outcome,
            Consumer<VenueOrder> done,
            Telling telling) {
        desk.settle(
                outcome,
                () -> {
                    switch (outcome) {
                        case Outcome.Booked(var order, _) -> done.accept(order);
                        case Outcome.Refused(var refusal) ->
                                Reply.error(request, refused(refusal, id));
                    }
                },
                telling);
    }

    void cancelAll(HttpServerRequest request) {
        List<Update> updates = new ArrayList<>();
        List<VenueOrder> canceled = List.copyOf(desk.ledger().openOrders());
        for (VenueOrder order : canceled) {
            if (desk.exchange().cancel(order.id()) instanceof Outcome.Booked(_, var booked)) {
                updates.addAll(booked);
            }
        }
        desk.settle(
                updates,
                () ->
                        Reply.json(
                                request,
                                207,
                                json -> {
                                    json.writeStartArray();
                                    for (VenueOrder order : canceled) {
                                        json.writeStartObject();
                                        json.writeStringField("id", order.id().toString());
                                        json.writeNumberField("status", 200);
                                        json.writeEndObject();
                                    }
                                    json.writeEndArray();
                                }));
    }

    private ApiError refused(Refusal refusal, VenueOrderId id) {
        String status = desk.ledger().find(id).map(order -> order.status().text()).orElse("");
        boolean aboutStatus = refusal == Refusal.ORDER_NOT_OPEN;
        return ApiError.of(refusal, aboutStatus ? status : id.toString());
    }

    private static void read(HttpServerRequest request, Buffer body, RequestHandler handler) {
        var fields = Json.fields(body);
        if (fields.isEmpty()) {
            Reply.error(request, ApiError.BODY_MALFORMED);
            return;
        }
        try {
            handler.handle(new OrderRequest(fields.get()));
        } catch (OrderRequest.Invalid e) {
            Reply.error(request, e.error());
        }
    }

    /** Does what a well-formed body asks. */
    private interface RequestHandler {
        void handle(OrderRequest fields) throws OrderRequest.Invalid;
    }
}
