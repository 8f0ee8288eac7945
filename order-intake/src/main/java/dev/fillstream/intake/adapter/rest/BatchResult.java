package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.intake.submission.Submitted;
import dev.fillstream.intake.view.OrderView;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** What became of one entry of a batch: the same as its order alone would have been answered. */
sealed interface BatchResult {

    record Taken(OrderView view) implements BatchResult {}

    record NotTaken(Refused refused) implements BatchResult {}

    static BatchResult of(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Taken(OrderView view) -> new Taken(view);
            case Submitted.NotTaken notTaken -> new NotTaken(Refused.of(notTaken));
        };
    }

    static Buffer toJson(List<BatchResult> results, Exchange exchange) {
        return Json.object(
                json -> {
                    json.writeArrayFieldStart("results");
                    for (BatchResult result : results) {
                        json.writeStartObject();
                        write(json, result, exchange);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void write(JsonGenerator json, BatchResult result, Exchange exchange)
            throws IOException {
        switch (result) {
            case Taken(OrderView view) -> {
                json.writeNumberField("status", 202);
                json.writeObjectFieldStart("order");
                OrderJson.write(json, view);
                json.writeEndObject();
            }
            case NotTaken(Refused refused) -> {
                json.writeNumberField("status", refused.code().status());
                json.writeObjectFieldStart("problem");
                Problem.of(refused, exchange).write(json);
                json.writeEndObject();
            }
        }
    }
}
