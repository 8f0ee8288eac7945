package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.schemas.TraceParent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A refusal as {@code application/problem+json} (RFC 9457). */
public record Problem(IntakeCode code, String detail, List<FieldError> errors, String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://fillstream.dev/problems/";

    /** A whole answer in HTTP/1.1, for a connection that has no request to answer. */
    public static byte[] response(IntakeCode code) {
        String traceId = TraceParent.fresh().traceId();
        byte[] body = new Problem(code, code.sentence(), List.of(), traceId).toJson().getBytes();
        String head =
                """
                HTTP/1.1 %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                Cache-Control: no-store\r
                Connection: close\r
                \r
                """
                        .formatted(
                                HttpResponseStatus.valueOf(code.status()), MEDIA_TYPE, body.length);
        return Buffer.buffer(head).appendBytes(body).getBytes();
    }

    static Problem of(Refused refused, Exchange exchange) {
        return new Problem(
                refused.code(), refused.detail(), refused.errors(), exchange.trace().traceId());
    }

    Buffer toJson() {
        return Json.object(this::write);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("type", type());
        json.writeStringField("title", title());
        json.writeNumberField("status", code.status());
        json.writeStringField("detail", detail);
        json.writeStringField("code", code.name());
        if (!errors.isEmpty()) {
            writeErrors(json);
        }
        json.writeStringField("traceId", traceId);
    }

    private String type() {
        return TYPES + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String title() {
        return HttpResponseStatus.valueOf(code.status()).reasonPhrase();
    }

    private void writeErrors(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("errors");
        for (FieldError error : errors) {
            json.writeStartObject();
            json.writeStringField("pointer", error.pointer());
            json.writeStringField("code", error.code().name());
            json.writeStringField("detail", error.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
