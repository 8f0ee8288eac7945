package dev.fillstream.notifier.endpoint;

import java.net.InetAddress;

/**
 * Where we deliver: public addresses over https, and on a developer's machine, when it was switched
 * on, loopback over http too.
 */
public record DestinationPolicy(boolean allowLoopback) {

    public boolean allowsScheme(String scheme) {
        return scheme.equals("https") || (allowLoopback && scheme.equals("http"));
    }

    /**
     * @param secure whether the connection is TLS; plain http goes to loopback and nowhere else
     */
    public boolean allows(InetAddress address, boolean secure) {
        return switch (AddressClassifier.classify(address)) {
            case PUBLIC -> secure;
            case LOOPBACK -> allowLoopback;
            case NOT_PUBLIC -> false;
        };
    }
}
