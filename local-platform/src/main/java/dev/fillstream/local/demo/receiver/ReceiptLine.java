package dev.fillstream.local.demo.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.check.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A receipt as one line of JSON. Bodies are UTF-8: a receiver takes nothing else. */
final class ReceiptLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceiptLine() {}

    static String of(Receipt receipt) {
        ObjectNode line = JSON.createObjectNode();
        line.put("receivedAt", receipt.receivedAt().toString())
                .put("path", receipt.path())
                .put("answered", receipt.answered());
        ObjectNode headers = line.putObject("headers");
        receipt.headers().forEach(headers::put);
        line.put("body", receipt.bodyText());
        return line.toString();
    }

    static Receipt parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            Map<String, String> headers = new HashMap<>();
            json.path("headers")
                    .properties()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
            return new Receipt(
                    Instant.parse(json.path("receivedAt").asText()),
                    json.path("path").asText(),
                    headers,
                    json.path("body").asText().getBytes(UTF_8),
                    json.path("answered").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException("not a receipt: " + line, e);
        }
    }
}
