package dev.fillstream.notifier.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes of the first bytes that a receiver answered what its owner may see: text without control
 * characters, and without what the owner told us to keep, in case the receiver echoes it.
 */
final class Excerpts {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\ufffd&&[^\\n\\t]]");
    private static final Pattern SECRET = Pattern.compile("wh(sec|sk)_[A-Za-z0-9+/=]*");
    private static final String HIDDEN = "…";

    private final List<String> secrets;

    /**
     * @param secrets the values of the endpoint's static headers
     */
    Excerpts(Collection<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String of(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        String text = CONTROL.matcher(new String(bytes, UTF_8)).replaceAll("");
        for (String secret : secrets) {
            text = text.replace(secret, HIDDEN);
        }
        return SECRET.matcher(text).replaceAll(HIDDEN);
    }
}
