package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.submission.IntakeCode.BATCH_SIZE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_DUPLICATE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_REQUIRED;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_TYPE;
import static dev.fillstream.intake.submission.IntakeCode.FIELD_UNKNOWN;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch of orders as JSON: <code>{"orders": [...]}</code>. */
final class BatchJson {

    static final int MAX_ORDERS = 500;

    private static final String ORDERS = "orders";

    private BatchJson() {}

    /**
     * Reads the object that {@code json} has just begun; what is no JSON object is an empty order.
     *
     * @throws Refused where it is not a batch of an allowed size
     */
    static List<Optional<NewOrderJson>> read(JsonParser json) throws IOException {
        @Nullable List<Optional<NewOrderJson>> orders = null;
        String name = json.nextFieldName();
        while (name != null) {
            if (!name.equals(ORDERS)) {
                throw refused(JsonObject.pointer(name), FIELD_UNKNOWN);
            }
            if (orders != null) {
                throw refused("/" + ORDERS, FIELD_DUPLICATE);
            }
            orders = readOrders(json);
            name = json.nextFieldName();
        }
        if (orders == null) {
            throw refused("/" + ORDERS, FIELD_REQUIRED);
        }
        return orders;
    }

    private static List<Optional<NewOrderJson>> readOrders(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw refused("/" + ORDERS, FIELD_TYPE);
        }
        List<Optional<NewOrderJson>> orders = new ArrayList<>();
        JsonToken token = json.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (orders.size() == MAX_ORDERS) {
                throw refused("/" + ORDERS, BATCH_SIZE);
            }
            orders.add(
                    token == JsonToken.START_OBJECT
                            ? Optional.of(NewOrderJson.read(json))
                            : Optional.empty());
            json.skipChildren();
            token = json.nextToken();
        }
        if (orders.isEmpty()) {
            throw refused("/" + ORDERS, BATCH_SIZE);
        }
        return orders;
    }

    private static Refused refused(String pointer, IntakeCode code) {
        return Refused.of(List.of(new FieldError(pointer, code, code.sentence())));
    }
}
