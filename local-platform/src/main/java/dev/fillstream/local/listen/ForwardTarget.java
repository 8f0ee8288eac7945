package dev.fillstream.local.listen;

import java.net.URI;

/** Where webhooks are handed on to: an absolute http or https URL. */
record ForwardTarget(URI url) {

    /**
     * @throws IllegalArgumentException in words for whoever typed it
     */
    static ForwardTarget parse(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getPort() > 65_535) {
            throw new IllegalArgumentException(wrong(text));
        }
        return new ForwardTarget(url);
    }

    private static String wrong(String text) {
        return "'" + text + "' is not a URL to forward to; one is http://localhost:3000/hooks";
    }
}
