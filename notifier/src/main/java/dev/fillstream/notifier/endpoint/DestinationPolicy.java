package dev.fillstream.notifier.endpoint;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Where we deliver: public addresses and networks of our own that are named, over https; and on a
 * developer's machine, when it was switched on, to loopback and to those networks over http too.
 * Never to ports where web servers are not, nor to denied names.
 *
 * @param deniedHosts lower case; names below them are denied too
 * @param allowedNetworks where we deliver although they are not public
 */
public record DestinationPolicy(
        boolean allowLoopback, Set<String> deniedHosts, List<Network> allowedNetworks) {

    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;

    /** Of databases, brokers and other things that must not be spoken to by mistake. */
    private static final Set<Integer> DENIED_PORTS =
            Set.of(
                    1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672,
                    5900, 6000, 6379, 6443, 6667, 9042, 9092, 9093, 9094, 9200, 9300, 10250, 11211,
                    15672, 27017, 50070);

    /** Top-level names that are nobody's on the internet: what they lead to is inside. */
    private static final Set<String> INSIDE = Set.of("internal", "local", "home.arpa");

    public DestinationPolicy {
        deniedHosts = Set.copyOf(deniedHosts);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Of all that is not public, loopback at most. */
    public DestinationPolicy(boolean allowLoopback, Set<String> deniedHosts) {
        this(allowLoopback, deniedHosts, List.of());
    }

    public boolean allowsScheme(String scheme) {
        return scheme.equals("https") || (allowLoopback && scheme.equals("http"));
    }

    public boolean allowsPort(int port) {
        return allowLoopback
                || port == HTTPS
                || (port >= FIRST_FREE_PORT && !DENIED_PORTS.contains(port));
    }

    /**
     * @param host lower case
     */
    public boolean allowsName(String host) {
        return !isBelow(host, deniedHosts) && (allowLoopback || !isBelow(host, INSIDE));
    }

    private static boolean isBelow(String host, Set<String> names) {
        return names.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }

    /** Whether a name may be spoken to over http, should its address turn out to be ours. */
    public boolean allowsPlainNames() {
        return allowLoopback && !allowedNetworks.isEmpty();
    }

    /**
     * @param secure whether the connection is TLS; plain http goes to loopback and allowed
     *     networks, on a developer's machine, and nowhere else
     */
    public boolean allows(InetAddress address, boolean secure) {
        return switch (AddressClassifier.classify(address)) {
            case PUBLIC -> secure;
            case LOOPBACK -> allowLoopback;
            case NOT_PUBLIC -> (secure || allowLoopback) && isInAllowedNetwork(address);
        };
    }

    private boolean isInAllowedNetwork(InetAddress address) {
        return allowedNetworks.stream().anyMatch(network -> network.contains(address));
    }
}
