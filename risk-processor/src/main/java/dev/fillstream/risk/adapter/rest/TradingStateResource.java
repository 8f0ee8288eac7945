package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.risk.control.ControlRecords.Found;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.control.LastApprovals;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * The kill switch. Making a state stricter is for operators and risk managers, and needs no
 * version: whoever stops must not have to read first. Making it milder is for risk managers, and
 * does; so is setting active what is active, which settles that a report could not be booked.
 */
@Path("/v1/trading-states/{scope}")
@Produces(MediaType.APPLICATION_JSON)
class TradingStateResource {

    private static final String PREFIX = "STATE_";
    private static final String LAST = "lastApprovalAfterMillis";
    private static final int MOST_TRIES = 5;

    private final ControlRecords records;
    private final LastApprovals approvals;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    TradingStateResource(ControlRecords records, LastApprovals approvals, Caller caller) {
        this.records = records;
        this.approvals = approvals;
        this.caller = caller;
    }

    /** What is put. */
    record Wanted(@Nullable String state, @Nullable String reason) {}

    @GET
    @RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
    @Operation(summary = "Whether the firm, a desk, an account or a symbol trades")
    @APIResponse(responseCode = "200", description = "The state; version 0 where nobody set one")
    @APIResponse(responseCode = "400", description = "There are no such scopes")
    @APIResponse(responseCode = "503", description = "The records were not read yet")
    public Uni<Response> state(@PathParam("scope") String scope) {
        String checked = checked(scope);
        return Uni.createFrom()
                .item(
                        () -> {
                            TradingState state = current(checked);
                            return ControlAnswers.ok(state.getVersion(), json(state));
                        });
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"operator", "risk-manager"})
    @Operation(summary = "Stops or resumes a scope from the next order on")
    @APIResponse(responseCode = "200", description = "It holds; effectiveAfterMillis says how fast")
    @APIResponse(responseCode = "403", description = "Only a risk manager may resume")
    @APIResponse(responseCode = "412", description = "Somebody changed it since")
    @APIResponse(responseCode = "422", description = "No such state, or no reason")
    @APIResponse(responseCode = "428", description = "Resuming needs If-Match")
    @APIResponse(responseCode = "503", description = "Not known whether it was written")
    public Uni<Response> put(
            @PathParam("scope") String scope,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            byte[] body) {
        String checked = checked(scope);
        Wanted wanted = Body.read(body, Wanted.class);
        State state = Words.parse(State.class, PREFIX, wanted.state(), "/state");
        String reason = ControlAnswers.reason(wanted.reason());
        Wish wish = new Wish(checked, state, reason, caller.author(), caller.isRiskManager());
        boolean isConditional = ifMatch != null || ifNoneMatch != null;
        if (isMilder(wish) || wish.state() == State.STATE_ACTIVE) {
            wish.mustBeOfRiskManager();
            return set(wish, ControlAnswers.expected(ifMatch, ifNoneMatch));
        }
        return isConditional
                ? set(wish, ControlAnswers.expected(ifMatch, ifNoneMatch))
                : stop(wish, MOST_TRIES);
    }

    /** What somebody wants, taken from the request while it is there. */
    private record Wish(
            String scope, State state, String reason, String author, boolean isOfRiskManager) {

        void mustBeOfRiskManager() {
            if (!isOfRiskManager) {
                throw new Refused(
                        Problem.of(
                                ProblemCode.RISK_MANAGER_REQUIRED,
                                "only a risk manager may resume"));
            }
        }
    }

    private Uni<Response> set(Wish wish, long expected) {
        long called = System.nanoTime();
        TradingState next =
                TradingState.newBuilder()
                        .setScope(wish.scope())
                        .setVersion(expected + 1)
                        .setAuthor(wish.author())
                        .setReason(wish.reason())
                        .setUpdatedAt(Timestamps.of(clock.instant()))
                        .setState(wish.state())
                        .build();
        return ControlAnswers.put(
                records,
                Kind.TRADING_STATES,
                wish.scope(),
                expected,
                next.toByteArray(),
                millis -> {
                    Map<String, Object> json = ControlAnswers.withEffect(json(next), millis);
                    json.put(LAST, approvals.nanosAfter(wish.scope(), called) / 1e6);
                    return json;
                });
    }

    /** Goes on from whatever is there, as long as that is not stricter already. */
    private Uni<Response> stop(Wish wish, int tries) {
        return set(wish, current(wish.scope()).getVersion())
                .onFailure(failure -> tries > 1 && isConflict(failure) && !isMilder(wish))
                .recoverWithUni(() -> stop(wish, tries - 1));
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof Refused refused
                && refused.problem().status() == Status.PRECONDITION_FAILED.getStatusCode();
    }

    private boolean isMilder(Wish wish) {
        return wish.state().getNumber() < current(wish.scope()).getState().getNumber();
    }

    private TradingState current(String scope) {
        Optional<Found> found = ControlAnswers.found(records, Kind.TRADING_STATES, scope);
        return found.map(Found::value)
                .map(
                        value ->
                                switch (Topic.TRADING_STATES.format().read(value)) {
                                    case Readable(var state) -> state;
                                    case Unreadable(_, _) ->
                                            // As the risk-processor takes it.
                                            TradingState.newBuilder()
                                                    .setScope(scope)
                                                    .setState(State.STATE_HALTED)
                                                    .build();
                                })
                .orElse(
                        TradingState.newBuilder()
                                .setScope(scope)
                                .setState(State.STATE_ACTIVE)
                                .build());
    }

    private static Map<String, Object> json(TradingState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scope", state.getScope());
        json.put("version", state.getVersion());
        json.put("state", Words.of(state.getState(), PREFIX));
        json.put("author", state.getAuthor());
        json.put("reason", state.getReason());
        if (state.hasUpdatedAt()) {
            json.put("updatedAt", Timestamps.toInstant(state.getUpdatedAt()).toString());
        }
        return json;
    }

    private static String checked(String scope) {
        int colon = scope.indexOf(':');
        String kind = colon < 0 ? scope : scope.substring(0, colon);
        String name = scope.substring(colon + 1);
        switch (kind) {
            case "firm" -> {
                if (colon < 0) {
                    return scope;
                }
            }
            case "desk", "account" -> {
                return kind + ":" + new Account(colon < 0 ? "" : name).value();
            }
            case "symbol" -> {
                return kind + ":" + new Symbol(colon < 0 ? "" : name).value();
            }
            default -> {}
        }
        throw new Refused(
                Problem.of(
                        ProblemCode.SCOPE_UNKNOWN,
                        "a scope is firm, desk:X, account:X or symbol:X"));
    }
}
