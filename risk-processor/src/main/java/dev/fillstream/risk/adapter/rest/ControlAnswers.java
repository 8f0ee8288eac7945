package dev.fillstream.risk.adapter.rest;

import dev.fillstream.risk.control.ControlRecords;
import dev.fillstream.risk.control.ControlRecords.Absent;
import dev.fillstream.risk.control.ControlRecords.Change;
import dev.fillstream.risk.control.ControlRecords.Conflict;
import dev.fillstream.risk.control.ControlRecords.Found;
import dev.fillstream.risk.control.ControlRecords.Invalid;
import dev.fillstream.risk.control.ControlRecords.Kind;
import dev.fillstream.risk.control.ControlRecords.NotReady;
import dev.fillstream.risk.control.ControlRecords.Unavailable;
import dev.fillstream.risk.control.ControlRecords.Written;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Versions of control records as entity tags: asked for, demanded, and answered. */
final class ControlAnswers {

    private static final String EFFECTIVE = "effectiveAfterMillis";

    private ControlAnswers() {}

    /** The record that is there. */
    static Optional<Found> found(ControlRecords records, Kind kind, String key) {
        return switch (records.find(kind, key)) {
            case Found found -> Optional.of(found);
            case Absent() -> Optional.empty();
            case NotReady() -> throw notReady("the control records were not read yet");
        };
    }

    static Response ok(long version, Object body) {
        return Response.ok(body).header("ETag", tag(version)).build();
    }

    /**
     * The version that a change is made from: what {@code If-Match} says, or 0 with {@code
     * If-None-Match: *}.
     */
    static long expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch != null && ifNoneMatch.strip().equals("*")) {
            return 0;
        }
        if (ifMatch == null) {
            throw new Refused(
                    Problem.of(
                            ProblemCode.PRECONDITION_REQUIRED,
                            "If-Match must name the version that is changed, or If-None-Match: *"
                                    + " say that there is none"));
        }
        String text = ifMatch.strip();
        if (!text.matches("\"\\d{1,18}\"")) {
            throw new Refused(
                    Problem.ofRequest(
                            ProblemCode.FIELD_MALFORMED,
                            "If-Match must be one entity tag such as \"7\""));
        }
        return Long.parseLong(text.substring(1, text.length() - 1));
    }

    /** Writes the next version and answers with it, once orders are held against it. */
    static Uni<Response> put(
            ControlRecords records,
            Kind kind,
            String key,
            long expected,
            byte[] value,
            Function<Double, Map<String, Object>> body) {
        return Uni.createFrom()
                .completionStage(() -> records.put(kind, key, expected, value))
                .map(change -> answer(change, expected + 1, body));
    }

    private static Response answer(
            Change change, long version, Function<Double, Map<String, Object>> body) {
        return ok(version, body.apply(mustBeWritten(change).effectiveAfter().toNanos() / 1e6));
    }

    /**
     * The change that was made.
     *
     * @throws Refused where none was
     */
    static Written mustBeWritten(Change change) {
        return switch (change) {
            case Written written -> written;
            case Conflict(var there) ->
                    throw new Refused(
                            Problem.of(
                                    ProblemCode.VERSION_CONFLICT,
                                    there == 0
                                            ? "there is no such record"
                                            : "the record is at version " + there));
            case Invalid(var fault) ->
                    throw new Refused(
                            Problem.of(
                                    ProblemCode.RECORD_INVALID,
                                    "orders would be refused for " + fault,
                                    "/" + fault.replaceFirst(" .*", "")));
            case Unavailable(var why) -> throw notReady(why);
        };
    }

    static Map<String, Object> withEffect(Map<String, Object> record, double millis) {
        record.put(EFFECTIVE, millis);
        return record;
    }

    private static Refused notReady(String why) {
        return new Refused(Problem.of(ProblemCode.STATE_NOT_READY, why));
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Every change says why. */
    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(
                    Problem.of(ProblemCode.FIELD_REQUIRED, "reason must say why", "/reason"));
        }
        if (reason.length() > 500) {
            throw new Refused(
                    Problem.of(
                            ProblemCode.FIELD_OUT_OF_RANGE,
                            "reason must have at most 500 characters",
                            "/reason"));
        }
        return reason.strip();
    }
}
