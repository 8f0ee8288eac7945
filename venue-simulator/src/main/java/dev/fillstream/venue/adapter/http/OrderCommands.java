package dev.fillstream.venue.adapter.http;

import dev.fillstream.model.value.Symbol;
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
                    Optional<Fault> fault = faults.next(terms.symbol());
                    if (fault.isPresent()) {
                        strike(fault.get(), request, terms);
                    } else {
                        submit(request, terms);
                    }
                });
    }

    private void submit(HttpServerRequest request, OrderTerms terms) {
        answer(request, desk.exchange().submit(terms), terms.symbol());
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
            case DELAY ->
                    vertx.setTimer(
                            Math.max(1, fault.delay().toMillis()), timer -> submit(request, terms));
            case REJECT -> answer(request, desk.exchange().submitAndReject(terms), terms.symbol());
            case DISCONNECT_STREAM -> submit(request, terms);
        }
    }

    private void answer(HttpServerRequest request, Outcome outcome, Symbol symbol) {
        desk.settle(
                outcome,
                () -> {
                    switch (outcome) {
                        case Outcome.Booked(var order, _) ->
                                Reply.json(
                                        request,
                                        200,
                                        json -> OrderJson.writeSubmitted(json, order));
                        case Outcome.Refused(var refusal) ->
                                Reply.error(request, ApiError.of(refusal, symbol.value()));
                    }
                });
    }

    void replace(HttpServerRequest request, VenueOrderId id, Buffer body) {
        read(
                request,
                body,
                fields -> {
                    Changes changes = fields.toChanges();
                    Outcome outcome = desk.exchange().replace(id, changes);
                    desk.settle(
                            outcome,
                            () -> {
                                switch (outcome) {
                                    case Outcome.Booked(var order, _) ->
                                            Reply.json(
                                                    request,
                                                    200,
                                                    json -> OrderJson.writeSubmitted(json, order));
                                    case Outcome.Refused(var refusal) ->
                                            Reply.error(request, refused(refusal, id));
                                }
                            });
                });
    }

    void cancel(HttpServerRequest request, VenueOrderId id) {
        Outcome outcome = desk.exchange().cancel(id);
        desk.settle(
                outcome,
                () -> {
                    switch (outcome) {
                        case Outcome.Booked booked -> Reply.empty(request, 204);
                        case Outcome.Refused(var refusal) ->
                                Reply.error(request, refused(refusal, id));
                    }
                });
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
