package dev.fillstream.notifier.endpoint;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.InvalidValue.Code;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an endpoint is: an absolute http(s) URL in plain ASCII, with a host that can be read in one
 * way only, and without credentials or fragment.
 *
 * @param host lower case; an IPv6 literal without its brackets
 */
public record EndpointUrl(String text, boolean secure, String host, int port, String target) {

    private static final String FIELD = "url";
    private static final int MAX_LENGTH = 2_048;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(^|[&;])[^=&;]*(secret|token|passw|api[-_]?key|signature)[^=&;]*=");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    /**
     * @throws InvalidValue naming {@code url} and the rule that it breaks
     */
    public static EndpointUrl parse(String text) {
        URI uri = uri(text);
        String scheme = scheme(uri);
        String host = host(uri);
        int port = uri.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw malformed("must have a port from 1 to 65535");
        }
        if (uri.getRawQuery() != null && SECRET.matcher(uri.getRawQuery()).find()) {
            throw malformed("must not have a secret in its query; use a static header");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new EndpointUrl(text, scheme.equals("https"), host, port, target);
    }

    /** The address, where the host is a literal one rather than a name. */
    public Optional<InetAddress> literalAddress() {
        boolean literal = host.indexOf(':') >= 0 || DOTTED_QUAD.matcher(host).matches();
        return literal ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
    }

    /**
     * Refuses what {@code policy} does not allow, as far as the text tells; a name is judged again
     * when it is resolved.
     *
     * @throws InvalidValue naming {@code url}
     */
    public void checkAgainst(DestinationPolicy policy) {
        if (!policy.allowsScheme(secure ? "https" : "http")) {
            throw notAllowed("must be https");
        }
        if (!policy.allowsPort(port)) {
            throw notAllowed("must have port 443 or one that is used by web servers");
        }
        if (!policy.allowsName(host)) {
            throw notAllowed("must be a public address");
        }
        boolean localName = host.equals("localhost") || host.endsWith(".localhost");
        if (localName && !policy.allowLoopback()) {
            throw notAllowed("must be a public address");
        }
        Optional<InetAddress> literal = literalAddress();
        if (literal.isPresent() && !policy.allows(literal.get(), secure)) {
            throw notAllowed("must be a public address");
        }
        if (!secure && literal.isEmpty() && !localName && !policy.allowsPlainNames()) {
            throw notAllowed("must be https");
        }
    }

    private static URI uri(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed("must be at most " + MAX_LENGTH + " characters");
        }
        if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\')) {
            throw malformed("must be printable ASCII without spaces or backslashes");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw malformed("must be a URL");
        }
    }

    private static String scheme(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw notAllowed("must be https");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw malformed("must not have credentials or a fragment");
        }
        return scheme;
    }

    private static String host(URI uri) {
        if (uri.getHost() == null) {
            throw malformed("must have a host");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            if (host.indexOf('%') >= 0) {
                throw malformed("must not have a zone");
            }
            return host.substring(1, host.length() - 1);
        }
        return name(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    private static String name(String host) {
        if (DOTTED_QUAD.matcher(host).matches()) {
            return host;
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw malformed("must have a host name or address");
            }
        }
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            throw malformed("must write an IPv4 address as four decimal numbers");
        }
        return host;
    }

    private static InvalidValue malformed(String rule) {
        return new InvalidValue(FIELD, Code.FIELD_MALFORMED, rule);
    }

    private static InvalidValue notAllowed(String rule) {
        return new InvalidValue(FIELD, Code.FIELD_NOT_ALLOWED, rule);
    }
}
