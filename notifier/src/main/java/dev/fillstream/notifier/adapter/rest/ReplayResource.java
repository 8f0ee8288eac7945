package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.fillstream.notifier.adapter.rest.Problem.FieldError;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.notifier.replay.Cursor;
import dev.fillstream.notifier.replay.Recoveries;
import dev.fillstream.notifier.replay.Recovery;
import dev.fillstream.notifier.replay.RecoveryStore;
import dev.fillstream.notifier.replay.ReportLog;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What an endpoint was told or should have been: to pull, and to be sent again. */
@Path("/v1/webhook-endpoints/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"trader", "operator"})
public class ReplayResource {

    private static final int MOST_EVENTS = 1_000;
    private static final int USUAL_EVENTS = 100;

    private final OwnEndpoints own;
    private final ReportLog log;
    private final Recoveries recoveries;
    private final RecoveryStore store;
    private final Clock clock;

    public ReplayResource(
            OwnEndpoints own,
            ReportLog log,
            Recoveries recoveries,
            RecoveryStore store,
            Clock clock) {
        this.own = own;
        this.log = log;
        this.recoveries = recoveries;
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Path("/events")
    @Operation(
            summary =
                    "Pulls what the endpoint is told, with the same ids, from a place in the log on")
    public Uni<EventPage> events(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = limit(limit);
        return own.find(id)
                .chain(
                        endpoint ->
                                start(after)
                                        .chain(
                                                from ->
                                                        log.end()
                                                                .chain(
                                                                        end ->
                                                                                page(
                                                                                        endpoint,
                                                                                        from, end,
                                                                                        most))));
    }

    @POST
    @Path("/recover")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Sends again from the log what the endpoint was to be told since a time, or"
                            + " about an order")
    public Uni<Response> recover(@PathParam("id") String id, byte[] body) {
        RecoveryRequest request = RecoveryRequest.read(body);
        return own.find(id)
                .invoke(ReplayResource::requireEnabled)
                .chain(endpoint -> recovery(endpoint, request))
                .chain(recoveries::begin)
                .map(begun -> Response.accepted(RecoveryView.of(begun)).build());
    }

    @GET
    @Path("/recoveries")
    @Operation(summary = "Shows the latest recoveries and how far they got")
    public Uni<List<RecoveryView>> recoveries(@PathParam("id") String id) {
        return own.find(id)
                .chain(endpoint -> store.of(endpoint.id()))
                .map(found -> found.stream().map(RecoveryView::of).toList());
    }

    /**
     * Some events.
     *
     * @param next for {@code after}, next time
     * @param atEnd whether there was nothing more when this was read
     */
    public record EventPage(List<EventView> events, String next, boolean atEnd) {}

    /**
     * One event.
     *
     * @param webhookId as in the header of the webhook
     * @param event the body of the webhook, without what it says of its delivery
     */
    public record EventView(String webhookId, int partition, @JsonRawValue String event) {

        static EventView of(WebhookEvent event) {
            return new EventView(
                    event.webhookId().toString(),
                    event.partition(),
                    new String(event.body(), StandardCharsets.UTF_8));
        }
    }

    /** One recovery. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecoveryView(
            String id,
            String state,
            long delivered,
            @Nullable String orderId,
            @Nullable String code,
            String createdAt) {

        static RecoveryView of(Recovery recovery) {
            UUID orderId = recovery.orderId();
            return new RecoveryView(
                    recovery.id().toString(),
                    recovery.state().name().toLowerCase(Locale.ROOT),
                    recovery.delivered(),
                    orderId == null ? null : orderId.toString(),
                    recovery.code(),
                    recovery.createdAt().toString());
        }
    }

    private Uni<EventPage> page(Endpoint endpoint, Cursor from, Cursor end, int most) {
        return log.read(
                        from,
                        end,
                        draft -> endpoint.covers(draft.account()) && endpoint.wants(draft.type()),
                        most)
                .map(
                        slice ->
                                new EventPage(
                                        slice.events().stream().map(EventView::of).toList(),
                                        slice.next().text(),
                                        slice.next().hasReached(end)));
    }

    private Uni<Cursor> start(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return log.beginning();
        }
        return Uni.createFrom()
                .item(
                        Cursor.parse(after)
                                .orElseThrow(
                                        () ->
                                                invalid(
                                                        "after",
                                                        "must be the next of an earlier answer")));
    }

    private Uni<Recovery> recovery(Endpoint endpoint, RecoveryRequest request) {
        Uni<Cursor> from = request.since().map(log::at).orElseGet(log::beginning);
        return Uni.combine()
                .all()
                .unis(from, log.end())
                .with(
                        (start, end) ->
                                new Recovery(
                                        UUID.randomUUID(),
                                        endpoint.id(),
                                        request.orderId().orElse(null),
                                        request.fromSeq(),
                                        start,
                                        end,
                                        Recovery.State.RUNNING,
                                        0,
                                        null,
                                        clock.instant()));
    }

    private static void requireEnabled(Endpoint endpoint) {
        if (!endpoint.isEnabled()) {
            throw Problem.of(ProblemCode.ENDPOINT_DISABLED, "enable it first").raised();
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_EVENTS;
        }
        if (text.matches("\\d{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_EVENTS) {
                return limit;
            }
        }
        throw invalid("limit", "must be from 1 to " + MOST_EVENTS);
    }

    private static Problem.Raised invalid(String parameter, String rule) {
        return Problem.of(
                        ProblemCode.REQUEST_INVALID,
                        parameter + " " + rule,
                        List.of(new FieldError("?" + parameter, "FIELD_MALFORMED", rule)))
                .raised();
    }
}
