package dev.fillstream.notifier.endpoint;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.InvalidValue.Code;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for headers that an owner wants on each delivery: nothing of ours, nothing hidden. */
public final class StaticHeaders {

    private static final int MOST_HEADERS = 16;
    private static final int MOST_VALUE = 1_024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern VALUE =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "transfer-encoding",
                    "te",
                    "trailer",
                    "upgrade",
                    "expect",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "user-agent",
                    "traceparent",
                    "tracestate");

    private StaticHeaders() {}

    /** What is wrong, by header name; under the empty name what is wrong with all of them. */
    public static Map<String, InvalidValue> mistakes(Map<String, String> headers) {
        Map<String, InvalidValue> mistakes = new HashMap<>();
        if (headers.size() > MOST_HEADERS) {
            mistakes.put("", wrong(Code.FIELD_OUT_OF_RANGE, "must be at most " + MOST_HEADERS));
        }
        headers.forEach(
                (name, value) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!NAME.matcher(name).matches()) {
                        mistakes.put(name, wrong(Code.FIELD_MALFORMED, "has a malformed name"));
                    } else if (RESERVED.contains(lower) || lower.startsWith("webhook-")) {
                        mistakes.put(name, wrong(Code.FIELD_NOT_ALLOWED, "is ours to set"));
                    } else if (value.length() > MOST_VALUE || !VALUE.matcher(value).matches()) {
                        mistakes.put(
                                name,
                                wrong(Code.FIELD_MALFORMED, "must be printable ASCII, not empty"));
                    }
                });
        return mistakes;
    }

    private static InvalidValue wrong(Code code, String rule) {
        return new InvalidValue("headers", code, rule);
    }
}
