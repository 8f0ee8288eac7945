package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Symbol;
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

/** Health, statistics, faults and the journal, on a port of its own. */
public final class AdminApi {

    private final Vertx vertx;
    private final Desk desk;
    private final Faults faults;
    private final Path journal;
    private final Instant startedAt = Instant.now();

    public AdminApi(Vertx vertx, Desk desk, Faults faults, Path journal) {
        this.vertx = vertx;
        this.desk = desk;
        this.faults = faults;
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
            case "DELETE /admin/faults" -> {
                faults.clear();
                desk.stream().welcome();
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
                target);
    }

    private void order(Fault fault) {
        if (fault.kind() != Fault.Kind.DISCONNECT_STREAM) {
            faults.order(fault);
            return;
        }
        desk.stream().refuse();
        if (fault.delay().isZero()) {
            desk.stream().welcome();
        } else {
            vertx.setTimer(fault.delay().toMillis(), timer -> desk.stream().welcome());
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
        json.writeNumberField("canceled", tally.canceled);
        json.writeNumberField("expired", tally.expired);
        json.writeNumberField("rejected", tally.rejected);
        json.writeNumberField("replaced", tally.replaced);
        json.writeNumberField("openOrders", desk.ledger().openOrders().size());
        json.writeNumberField("bookings", desk.ledger().bookings());
        json.writeNumberField("listeners", desk.stream().listeners());
        json.writeNumberField("updatesSent", desk.stream().sent());
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
            json.writeStringField("target", fault.target().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
