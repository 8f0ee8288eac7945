package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What our headers mean. A header that is not understood and may be ignored is ignored. */
final class RequestHeaders {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String PREFER = "Prefer";
    static final String PREFERENCE_APPLIED = "Preference-Applied";
    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,6})\"?");
    private static final Pattern SAFE_REQUEST_ID = Pattern.compile("[!-~]{1,128}");

    private RequestHeaders() {}

    /**
     * @throws Refused where the body is not plain JSON in UTF-8
     */
    static void requireJson(HttpServerRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Refused(IntakeCode.CONTENT_ENCODING_UNSUPPORTED);
        }
        String contentType = only(request, "Content-Type", IntakeCode.CONTENT_TYPE_UNSUPPORTED);
        if (contentType == null || !isJson(contentType)) {
            throw new Refused(IntakeCode.CONTENT_TYPE_UNSUPPORTED);
        }
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        boolean json = parts[0].strip().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        return json;
    }

    /**
     * The header that decides something; null where there is none.
     *
     * @throws Refused where there are two: somebody on the way here may have gone by the other one
     */
    static @Nullable String only(HttpServerRequest request, String name, IntakeCode refusal) {
        List<String> all = request.headers().getAll(name);
        if (all.size() > 1) {
            throw new Refused(refusal);
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The Idempotency-Key, without the quotes of a structured header; null where there is none. */
    static @Nullable String idempotencyKey(HttpServerRequest request) {
        String key = only(request, IDEMPOTENCY_KEY, IntakeCode.CL_ORD_ID_MALFORMED);
        boolean quoted =
                key != null && key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
        return key != null && quoted ? key.substring(1, key.length() - 1) : key;
    }

    /** How long the client would like to wait (RFC 7240, 4.3), at most {@code longest}. */
    static Optional<Duration> preferredWait(HttpServerRequest request, Duration longest) {
        for (String header : request.headers().getAll(PREFER)) {
            for (String preference : header.split("[,;]")) {
                var match = WAIT.matcher(preference.strip().toLowerCase(Locale.ROOT));
                if (match.matches()) {
                    Duration wait = Duration.ofSeconds(Long.parseLong(match.group(1)));
                    return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
                }
            }
        }
        return Optional.empty();
    }

    /** The client's own name for the request, if it is fit to be echoed. */
    static Optional<String> requestId(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(REQUEST_ID))
                .filter(id -> SAFE_REQUEST_ID.matcher(id).matches());
    }
}
