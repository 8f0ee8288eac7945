package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.control.DryRuns;
import dev.fillstream.risk.decision.PastDecisions.Check;
import dev.fillstream.risk.decision.PastDecisions.Reason;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Would this order pass, and why not? A store read may be a disk read: not on an event loop. */
@Path("/v1/dry-runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
class DryRunResource {

    private final DryRuns dryRuns;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    DryRunResource(DryRuns dryRuns, Caller caller) {
        this.dryRuns = dryRuns;
        this.caller = caller;
    }

    /** An order as order-intake takes it. */
    record Order(
            @Nullable String clOrdId,
            @Nullable String account,
            @Nullable String symbol,
            @Nullable String side,
            @Nullable String ordType,
            @Nullable String orderQty,
            @Nullable String price,
            @Nullable String stopPx,
            @Nullable String timeInForce,
            @Nullable String expireTime,
            @Nullable String strategy,
            @Nullable Boolean reduceOnly) {}

    /** What would become of it. */
    record Verdict(String outcome, List<Check> checks, Optional<Reason> refusal) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would become of an order now; nothing is changed")
    @APIResponse(responseCode = "200", description = "The verdict, with every check's finding")
    @APIResponse(responseCode = "404", description = "No such account for this token")
    @APIResponse(responseCode = "422", description = "It is no well-formed order")
    @APIResponse(responseCode = "503", description = "The account's partition is not here now")
    public Verdict run(byte[] body) {
        Instant now = clock.instant();
        NewOrderSingle order = order(Body.read(body, Order.class), now);
        caller.mustSee(order.account());
        return switch (dryRuns.run(order, now)) {
            case DryRuns.Ran(RiskVerdict.Accepted accepted) ->
                    new Verdict("approved", checks(accepted), Optional.empty());
            case DryRuns.Ran(RiskVerdict.Refused refused) ->
                    new Verdict(
                            "rejected",
                            checks(refused),
                            Optional.of(
                                    new Reason(
                                            refused.code().name(),
                                            refused.text(),
                                            refused.observed(),
                                            refused.limit(),
                                            refused.code().ordRejReason())));
            case DryRuns.NotHere(var why) ->
                    throw new Refused(Problem.of(ProblemCode.STATE_NOT_READY, why));
        };
    }

    private static NewOrderSingle order(Order order, Instant now) {
        try {
            return NewOrderSingleMapper.toModel(wire(order), now);
        } catch (InvalidValue fault) {
            throw new Refused(
                    Problem.of(
                            ProblemCode.of(fault.code()),
                            String.valueOf(fault.getMessage()),
                            "/" + fault.field()));
        }
    }

    private static dev.fillstream.v1.NewOrderSingle wire(Order order) {
        var wire =
                dev.fillstream.v1.NewOrderSingle.newBuilder()
                        .setClOrdId(order.clOrdId() == null ? "dry-run" : order.clOrdId())
                        .setAccount(new Account(text(order.account())).value())
                        .setSymbol(text(order.symbol()))
                        .setSide(Words.parse(Side.class, "SIDE_", order.side(), "/side"))
                        .setOrdType(
                                Words.parse(
                                        OrdType.class, "ORD_TYPE_", order.ordType(), "/ordType"))
                        .setOrderQty(text(order.orderQty()))
                        .setStrategy(text(order.strategy()))
                        .setReduceOnly(Boolean.TRUE.equals(order.reduceOnly()));
        if (order.price() != null) {
            wire.setPrice(order.price());
        }
        if (order.stopPx() != null) {
            wire.setStopPx(order.stopPx());
        }
        if (order.timeInForce() != null) {
            wire.setTimeInForce(
                    Words.parse(
                            TimeInForce.class,
                            "TIME_IN_FORCE_",
                            order.timeInForce(),
                            "/timeInForce"));
        }
        if (order.expireTime() != null) {
            wire.setExpireTime(Timestamps.of(time(order.expireTime())));
        }
        return wire.build();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(
                    Problem.of(
                            ProblemCode.FIELD_MALFORMED,
                            "expireTime must be RFC 3339",
                            "/expireTime"));
        }
    }

    private static List<Check> checks(RiskVerdict verdict) {
        return verdict.checks().stream()
                .map(
                        checked ->
                                switch (checked.finding()) {
                                    case Finding.Passed(var observed, var limit) ->
                                            new Check(
                                                    checked.code().name(),
                                                    "passed",
                                                    observed,
                                                    limit);
                                    case Finding.Refused(var observed, var limit) ->
                                            new Check(
                                                    checked.code().name(),
                                                    "refused",
                                                    observed,
                                                    limit);
                                    case Finding.NotReached() ->
                                            new Check(checked.code().name(), "not_reached", "", "");
                                })
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
