package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.fault.Fault;
import dev.fillstream.venue.fault.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Health, statistics, faults and the journal, on a port of its own. */
public final class AdminApi {

    private final Vertx vertx;
    private final Desk desk;
    private final Faults faults;
    private final OrderApi orders;
    private final Path journal;
    private final Instant startedAt = Instant.now();

    public AdminApi(Vertx vertx, Desk desk, Faults faults, OrderApi orders, Path journal) {
        this.vertx = vertx;
        this.desk = desk;
        this.faults = faults;
        this.orders = orders;
        this.journal = journal.toAbsolutePath();
    }

    /** Handles every request that comes to the admin port. */
    public void handle(HttpServerRequest request) {
        switch (request.method().name() + " " + request.path()) {
            case "GET /q/health",
                    "GET /q/health/live",
                    "GET /q/health/ready",
                    "GET /q/health/started" ->
                    Reply.json(request, 200, AdminApi::writeHealth);
            case "GET /admin/stats" -> Reply.json(request, 200, this::writeStats);
            case "GET /admin/journal" -> sendJournal(request);
            case "GET /admin/faults" -> Reply.json(request, 200, this::writeFaults);
            case "POST /admin/faults" -> request.bodyHandler(body -> order(request, body));
            case "POST /admin/busts" -> request.bodyHandler(body -> bust(request, body));
            case "POST /admin/corrections" -> request.bodyHandler(body -> correct(request, body));
            case "DELETE /admin/faults" -> {
                faults.clear();
                desk.welcome();
                Reply.empty(request, 204);
            }
            default -> Reply.error(request, ApiError.NO_ROUTE);
        }
    }

    /** As far as it is written when it is asked for; a last line may lack its end. */
    private void sendJournal(HttpServerRequest request) {
        var _ =
                request.response()
                        .putHeader("content-type", "application/x-ndjson")
                        .sendFile(journal.toString())
                        .onFailure(cause -> Reply.error(request, ApiError.NO_ROUTE));
    }

    /** Takes the last trade of an order that is over back. */
    private void bust(HttpServerRequest request, Buffer body) {
        withOrder(request, body, (id, _) -> desk.exchange().bust(id));
    }

    /** Gives the last trade of an order another price. */
    private void correct(HttpServerRequest request, Buffer body) {
        withOrder(
                request,
                body,
                (id, fields) ->
                        desk.exchange()
                                .correct(
                                        id,
                                        Price.parsePositive(
                                                "price", fields.getOrDefault("price", ""))));
    }

    private void withOrder(
            HttpServerRequest request,
            Buffer body,
            BiFunction<ClientOrderId, Map<String, String>, Outcome> deed) {
        Map<String, String> fields = Json.fields(body).orElse(Map.of());
        String id = fields.getOrDefault("clientOrderId", "");
        if (!ClientOrderId.isValid(id)) {
            Reply.error(request, ApiError.invalid("clientOrderId is required"));
            return;
        }
        try {
            Outcome outcome = deed.apply(new ClientOrderId(id), fields);
            desk.settle(
                    outcome,
                    () -> {
                        switch (outcome) {
                            case Outcome.Booked _ -> Reply.empty(request, 204);
                            case Outcome.Refused(var refusal) ->
                                    Reply.error(request, ApiError.of(refusal, id));
                        }
                    });
        } catch (InvalidValue e) {
            Reply.error(request, ApiError.invalid(String.valueOf(e.getMessage())));
        }
    }

    private void order(HttpServerRequest request, Buffer body) {
        Map<String, String> fields = Json.fields(body).orElse(Map.of());
        Optional<Fault.Kind> kind = Fault.Kind.of(fields.getOrDefault("kind", ""));
        if (kind.isEmpty()) {
            Reply.error(request, ApiError.invalid("kind is required and must be one we know"));
            return;
        }
        Optional<Fault.Target> target = Fault.Target.of(fields.getOrDefault("target", "order"));
        if (target.isEmpty()) {
            Reply.error(request, ApiError.invalid("target must be order, cancel or replace"));
            return;
        }
        try {
            order(fault(kind.get(), target.get(), fields));
            Reply.json(request, 200, this::writeFaults);
        } catch (NumberFormatException | InvalidValue e) {
            Reply.error(request, ApiError.invalid("invalid fault: " + e.getMessage()));
        }
    }

    private static Fault fault(Fault.Kind kind, Fault.Target target, Map<String, String> fields) {
        return new Fault(
                kind,
                Math.max(1, Integer.parseInt(fields.getOrDefault("count", "1"))),
                Duration.ofMillis(
                        Math.max(0, Integer.parseInt(fields.getOrDefault("delayMillis", "0")))),
                Optional.ofNullable(fields.get("symbol")).map(Symbol::new),
                Optional.ofNullable(fields.get("clientOrderId")).map(ClientOrderId::new),
                target);
    }

    private void order(Fault fault) {
        if (fault.kind() != Fault.Kind.DISCONNECT_STREAM) {
            faults.order(fault);
            return;
        }
        desk.refuse();
        if (fault.delay().isZero()) {
            desk.welcome();
        } else {
            vertx.setTimer(fault.delay().toMillis(), timer -> desk.welcome());
        }
    }

    private static void writeHealth(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", "UP");
        json.writeArrayFieldStart("checks");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStats(JsonGenerator json) throws IOException {
        Desk.Tally tally = desk.tally();
        json.writeStartObject();
        json.writeStringField("startedAt", startedAt.toString());
        json.writeNumberField("accepted", tally.accepted);
        json.writeNumberField("refused", tally.refused);
        json.writeNumberField("triggered", tally.triggered);
        json.writeNumberField("trades", tally.trades);
        json.writeNumberField("tradesCanceled", tally.tradesCanceled);
        json.writeNumberField("tradesCorrected", tally.tradesCorrected);
        json.writeNumberField("canceled", tally.canceled);
        json.writeNumberField("expired", tally.expired);
        json.writeNumberField("rejected", tally.rejected);
        json.writeNumberField("replaced", tally.replaced);
        json.writeNumberField("openOrders", desk.ledger().openOrders().size());
        json.writeNumberField("bookings", desk.ledger().bookings());
        json.writeNumberField("listeners", orders.listeners());
        json.writeNumberField("updatesSent", orders.updatesSent());
        json.writeNumberField("faultsStruck", faults.struck());
        json.writeNumberField("faultsPending", faults.pending().size());
        json.writeEndObject();
    }

    private void writeFaults(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Fault fault : faults.pending()) {
            json.writeStartObject();
            json.writeStringField("kind", fault.kind().text());
            json.writeNumberField("count", fault.count());
            json.writeNumberField("delayMillis", fault.delay().toMillis());
            Json.text(json, "symbol", fault.symbol().orElse(null));
            Json.text(json, "clientOrderId", fault.clientOrderId().orElse(null));
            json.writeStringField("target", fault.target().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
