package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.Instrument;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What is traded, in which steps, and when. */
@Path("/v1/instruments/{symbol}")
@Produces(MediaType.APPLICATION_JSON)
class InstrumentResource {

    private final ControlRecords records;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    InstrumentResource(ControlRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"trader", "viewer", "operator", "risk-manager"})
    @Operation(summary = "The terms of an instrument")
    @APIResponse(responseCode = "200", description = "The last version, and who set it and why")
    @APIResponse(responseCode = "404", description = "No such instrument")
    @APIResponse(responseCode = "503", description = "The records were not read yet")
    public Uni<Response> instrument(@PathParam("symbol") String symbol) {
        String checked = new Symbol(symbol).value();
        return Uni.createFrom()
                .item(
                        () ->
                                ControlAnswers.found(records, Kind.INSTRUMENTS, checked)
                                        .map(found -> read(found.value()))
                                        .map(
                                                wire ->
                                                        ControlAnswers.ok(
                                                                wire.getVersion(),
                                                                InstrumentJson.of(wire)))
                                        .orElseThrow(InstrumentResource::notFound));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"operator", "risk-manager"})
    @Operation(summary = "Sets the terms of an instrument, from the next order on")
    @APIResponse(responseCode = "200", description = "They hold")
    @APIResponse(responseCode = "412", description = "Somebody changed them since")
    @APIResponse(responseCode = "422", description = "A term is malformed, or the reason missing")
    @APIResponse(responseCode = "428", description = "If-Match or If-None-Match is missing")
    @APIResponse(responseCode = "503", description = "Not known whether it was written")
    public Uni<Response> put(
            @PathParam("symbol") String symbol,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            byte[] body) {
        String checked = new Symbol(symbol).value();
        long expected = ControlAnswers.expected(ifMatch, ifNoneMatch);
        Instrument next =
                Body.read(body, InstrumentJson.class)
                        .toWire()
                        .setSymbol(checked)
                        .setVersion(expected + 1)
                        .setAuthor(caller.author())
                        .setUpdatedAt(Timestamps.of(clock.instant()))
                        .build();
        return ControlAnswers.put(
                records,
                Kind.INSTRUMENTS,
                checked,
                expected,
                next.toByteArray(),
                millis -> ControlAnswers.withEffect(InstrumentJson.of(next), millis));
    }

    private static Instrument read(byte[] value) {
        return switch (Topic.INSTRUMENTS.format().read(value)) {
            case Readable(var wire) -> wire;
            case Unreadable(_, _) -> throw notFound();
        };
    }

    private static Refused notFound() {
        return new Refused(Problem.of(ProblemCode.INSTRUMENT_NOT_FOUND, "no such instrument"));
    }
}
