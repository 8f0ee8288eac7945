package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.notifier.adapter.rest.Problem.FieldError;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.endpoint.EventTypes;
import dev.fillstream.notifier.endpoint.StaticHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client wants an endpoint to be, each part empty where the body did not name it. Reading it
 * finds every mistake, not only the first.
 *
 * @param rateLimit 0 for none
 */
record EndpointRequest(
        Optional<EndpointUrl> url,
        Optional<Set<String>> accounts,
        Optional<Set<String>> eventTypes,
        Optional<Integer> rateLimit,
        Optional<Map<String, String>> headers,
        Optional<Boolean> enabled) {

    private static final Set<String> FIELDS =
            Set.of("url", "accounts", "eventTypes", "rateLimit", "headers", "enabled");
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_RATE = 100_000;

    /**
     * @throws Problem.Raised 400 where the form is wrong, 422 where a value breaks a rule
     */
    static EndpointRequest read(byte[] body, boolean creating, DestinationPolicy policy) {
        Reader reader = new Reader(JsonBody.object(body), policy);
        EndpointRequest request = reader.request(creating);
        reader.raiseAny();
        return request;
    }

    /** Collects mistakes; malformed ones make it a 400, else it is a 422. */
    private static final class Reader {

        private final JsonNode body;
        private final DestinationPolicy policy;
        private final List<FieldError> malformed = new ArrayList<>();
        private final List<FieldError> invalid = new ArrayList<>();

        Reader(JsonNode body, DestinationPolicy policy) {
            this.body = body;
            this.policy = policy;
        }

        EndpointRequest request(boolean creating) {
            body.fieldNames().forEachRemaining(this::checkKnown);
            if (creating) {
                require("url");
                require("accounts");
            }
            return new EndpointRequest(
                    url(), accounts(), eventTypes(), rateLimit(), headers(), enabled());
        }

        void raiseAny() {
            if (!malformed.isEmpty()) {
                List<FieldError> all = new ArrayList<>(malformed);
                all.addAll(invalid);
                throw raised(ProblemCode.REQUEST_INVALID, all);
            }
            if (!invalid.isEmpty()) {
                throw raised(ProblemCode.ENDPOINT_INVALID, invalid);
            }
        }

        private static Problem.Raised raised(ProblemCode code, List<FieldError> errors) {
            FieldError first = errors.getFirst();
            return Problem.of(code, first.pointer() + " " + first.detail(), errors).raised();
        }

        private void checkKnown(String field) {
            if (!FIELDS.contains(field)) {
                malformed.add(JsonBody.unknown(field));
            }
        }

        private void require(String field) {
            if (!body.has(field)) {
                malformed.add(new FieldError("/" + field, "FIELD_REQUIRED", "is required"));
            }
        }

        private Optional<EndpointUrl> url() {
            JsonNode node = body.get("url");
            if (node == null) {
                return Optional.empty();
            }
            if (!node.isTextual()) {
                wrongType("/url", "must be a string");
                return Optional.empty();
            }
            try {
                EndpointUrl url = EndpointUrl.parse(node.textValue());
                url.checkAgainst(policy);
                return Optional.of(url);
            } catch (InvalidValue e) {
                FieldError error = error("/url", e);
                boolean form = e.code() == InvalidValue.Code.FIELD_MALFORMED;
                (form ? malformed : invalid).add(error);
                return Optional.empty();
            }
        }

        private Optional<Set<String>> accounts() {
            return texts(
                    "accounts",
                    (pointer, text) -> {
                        if (!text.equals(EventTypes.EVERY)) {
                            checkAccount(pointer, text);
                        }
                    });
        }

        private void checkAccount(String pointer, String text) {
            try {
                var _ = new Account(text);
            } catch (InvalidValue e) {
                invalid.add(error(pointer, e));
            }
        }

        private Optional<Set<String>> eventTypes() {
            return texts(
                    "eventTypes",
                    (pointer, text) -> {
                        if (!text.equals(EventTypes.EVERY) && !EventTypes.ALL.contains(text)) {
                            invalid.add(
                                    new FieldError(
                                            pointer,
                                            InvalidValue.Code.ENUM_UNKNOWN.name(),
                                            "must be * or one of "
                                                    + String.join(", ", EventTypes.ALL)));
                        }
                    });
        }

        private Optional<Set<String>> texts(String field, TextCheck check) {
            JsonNode node = body.get(field);
            if (node == null) {
                return Optional.empty();
            }
            if (!node.isArray() || node.isEmpty() || node.size() > MOST_ENTRIES) {
                wrongType("/" + field, "must be an array of 1 to " + MOST_ENTRIES + " strings");
                return Optional.empty();
            }
            Set<String> texts = new LinkedHashSet<>();
            for (int i = 0; i < node.size(); i++) {
                String pointer = "/" + field + "/" + i;
                if (node.get(i).isTextual()) {
                    check.check(pointer, node.get(i).textValue());
                    texts.add(node.get(i).textValue());
                } else {
                    wrongType(pointer, "must be a string");
                }
            }
            return Optional.of(texts);
        }

        private Optional<Integer> rateLimit() {
            JsonNode node = body.get("rateLimit");
            if (node == null || node.isNull()) {
                return node == null ? Optional.empty() : Optional.of(0);
            }
            if (!node.isInt()) {
                wrongType("/rateLimit", "must be a whole number of deliveries per second");
            } else if (node.intValue() < 1 || node.intValue() > MOST_RATE) {
                invalid.add(
                        new FieldError(
                                "/rateLimit",
                                InvalidValue.Code.FIELD_OUT_OF_RANGE.name(),
                                "must be from 1 to " + MOST_RATE));
            }
            return Optional.of(node.intValue());
        }

        private Optional<Map<String, String>> headers() {
            JsonNode node = body.get("headers");
            if (node == null) {
                return Optional.empty();
            }
            if (!node.isObject()) {
                wrongType("/headers", "must be an object of strings");
                return Optional.empty();
            }
            Map<String, String> headers = new HashMap<>();
            node.properties()
                    .forEach(
                            entry -> {
                                String pointer = "/headers/" + entry.getKey();
                                if (entry.getValue().isTextual()) {
                                    headers.put(entry.getKey(), entry.getValue().textValue());
                                } else {
                                    wrongType(pointer, "must be a string");
                                }
                            });
            StaticHeaders.mistakes(headers)
                    .forEach(
                            (name, e) ->
                                    invalid.add(
                                            error(
                                                    name.isEmpty()
                                                            ? "/headers"
                                                            : "/headers/" + name,
                                                    e)));
            return Optional.of(headers);
        }

        private Optional<Boolean> enabled() {
            JsonNode node = body.get("enabled");
            if (node != null && !node.isBoolean()) {
                wrongType("/enabled", "must be true or false");
            }
            return Optional.ofNullable(node).map(JsonNode::booleanValue);
        }

        private void wrongType(String pointer, String rule) {
            malformed.add(new FieldError(pointer, "FIELD_MALFORMED", rule));
        }

        private static FieldError error(String pointer, InvalidValue e) {
            String rule = String.valueOf(e.getMessage()).substring(e.field().length() + 1);
            return new FieldError(pointer, e.code().name(), rule);
        }
    }

    private interface TextCheck {
        void check(String pointer, String text);
    }
}
