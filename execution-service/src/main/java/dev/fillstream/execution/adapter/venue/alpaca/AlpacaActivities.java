package dev.fillstream.execution.adapter.venue.alpaca;

import static dev.fillstream.execution.adapter.venue.alpaca.AlpacaOrders.text;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import dev.fillstream.model.value.InvalidValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Trades, and what became of them, from the account's activity events: server-sent events from one
 * time to another. Their {@code ref_id} is the execution id that the stream of trade updates gave.
 */
final class AlpacaActivities {

    private static final Logger LOG = Logger.getLogger(AlpacaActivities.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Function<String, Uni<HttpClientRequest>> get;
    private volatile boolean missing;

    /**
     * @param get makes a request for a path
     */
    AlpacaActivities(Function<String, Uni<HttpClientRequest>> get) {
        this.get = get;
    }

    /** Whether the account has such events, as far as is known: not all have. */
    boolean exist() {
        return !missing;
    }

    /** Fails where not all were told. */
    Multi<VenueReport> between(Instant since, Instant until, VenueListener listener) {
        return get.apply("/v2beta1/events/activities?since=" + since + "&until=" + until)
                .chain(HttpClientRequest::send)
                .onItem()
                .transformToMulti(response -> read(response, listener));
    }

    private Multi<VenueReport> read(HttpClientResponse response, VenueListener listener) {
        if (response.statusCode() == NOT_FOUND) {
            LOG.warn(
                    "this account has no activity events: a trade that is corrected or taken back"
                            + " while nobody listens stays in the book (see POSITION_MISMATCH)");
            missing = true;
            return Multi.createFrom().empty();
        }
        if (response.statusCode() != OK) {
            return Multi.createFrom()
                    .failure(new IllegalStateException("status " + response.statusCode()));
        }
        ServerSentEvents events = new ServerSentEvents();
        return response.toMulti()
                .onItem()
                .transformToIterable(bytes -> events.read(bytes.getBytes()))
                .onItem()
                .transformToIterable(event -> report(event, listener));
    }

    private static List<VenueReport> report(String event, VenueListener listener) {
        List<VenueReport> reports = new ArrayList<>(1);
        try {
            JsonObject activity = AlpacaOrders.parsed(event);
            if (activity == null) {
                listener.unintelligible(event, "not JSON");
            } else if (text(activity, "activity_type", "").equals("FILL")) {
                reports.add(TradeUpdateMapper.fromActivity(activity));
            }
        } catch (InvalidValue e) {
            listener.unintelligible(event, String.valueOf(e.getMessage()));
        }
        return reports;
    }
}
