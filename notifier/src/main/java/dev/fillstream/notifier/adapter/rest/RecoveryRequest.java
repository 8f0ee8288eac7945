package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fillstream.notifier.adapter.rest.Problem.FieldError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where on an endpoint is to be told again.
 *
 * @param since reports written then or later
 * @param orderId reports about this order only
 * @param fromSeq reports with this {@code reportSeq} or a later one
 */
record RecoveryRequest(Optional<Instant> since, Optional<UUID> orderId, long fromSeq) {

    private static final Set<String> FIELDS = Set.of("since", "orderId", "fromSeq");

    /**
     * @throws Problem.Raised 400 where it is malformed or names neither a time nor an order
     */
    static RecoveryRequest read(byte[] body) {
        JsonNode node = JsonBody.object(body);
        List<FieldError> errors = new ArrayList<>();
        node.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!FIELDS.contains(field)) {
                                errors.add(JsonBody.unknown(field));
                            }
                        });
        RecoveryRequest request =
                new RecoveryRequest(
                        since(node.get("since"), errors),
                        orderId(node.get("orderId"), errors),
                        fromSeq(node.get("fromSeq"), errors));
        if (errors.isEmpty() && !node.has("since") && !node.has("orderId")) {
            errors.add(new FieldError("/since", "FIELD_REQUIRED", "is required without orderId"));
        }
        if (errors.isEmpty() && node.has("fromSeq") && !node.has("orderId")) {
            errors.add(new FieldError("/orderId", "FIELD_REQUIRED", "is required with fromSeq"));
        }
        JsonBody.raiseAny(errors);
        return request;
    }

    private static Optional<Instant> since(@Nullable JsonNode node, List<FieldError> errors) {
        if (node == null) {
            return Optional.empty();
        }
        try {
            if (node.isTextual()) {
                return Optional.of(Instant.parse(node.textValue()));
            }
        } catch (DateTimeParseException e) {
            errors.add(new FieldError("/since", "FIELD_MALFORMED", "must be a time"));
            return Optional.empty();
        }
        errors.add(new FieldError("/since", "FIELD_MALFORMED", "must be a time"));
        return Optional.empty();
    }

    private static Optional<UUID> orderId(@Nullable JsonNode node, List<FieldError> errors) {
        if (node == null) {
            return Optional.empty();
        }
        try {
            if (node.isTextual()) {
                return Optional.of(UUID.fromString(node.textValue()));
            }
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/orderId", "FIELD_MALFORMED", "must be an orderId"));
            return Optional.empty();
        }
        errors.add(new FieldError("/orderId", "FIELD_MALFORMED", "must be an orderId"));
        return Optional.empty();
    }

    private static long fromSeq(@Nullable JsonNode node, List<FieldError> errors) {
        if (node == null) {
            return 1;
        }
        if (!node.canConvertToLong() || node.longValue() < 1) {
            errors.add(
                    new FieldError("/fromSeq", "FIELD_MALFORMED", "must be a whole number from 1"));
            return 1;
        }
        return node.longValue();
    }
}
