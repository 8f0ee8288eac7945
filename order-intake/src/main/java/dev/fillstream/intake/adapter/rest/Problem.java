package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A refusal as {@code application/problem+json} (RFC 9457). */
record Problem(IntakeCode code, String detail, List<FieldError> errors, String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://fillstream.dev/problems/";

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
