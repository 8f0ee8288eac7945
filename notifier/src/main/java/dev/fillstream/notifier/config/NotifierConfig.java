package dev.fillstream.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set, as {@code FILLSTREAM_NOTIFIER_…} in the environment. */
@ConfigMapping(prefix = "fillstream.notifier")
public interface NotifierConfig {

    /** Development only: also deliver to loopback addresses, over http too. */
    @WithDefault("false")
    boolean allowLoopback();

    /**
     * Networks that webhooks may go to although they are not public, {@code 10.1.0.0/16,...}: a
     * firm's own receivers.
     */
    Optional<List<String>> allowedNetworks();

    /** Base64 of the 32 bytes that encrypt webhook secrets and static headers at rest. */
    Optional<String> secretKey();

    /** A file that holds the same, instead of the variable. */
    Optional<Path> secretKeyFile();

    /**
     * Base64 of the 32 bytes of the Ed25519 key that signs {@code v1a}; the same on all instances.
     * Derived from the secret key where it is not set.
     */
    Optional<String> signingKey();

    /** A file that holds the same, instead of the variable. */
    Optional<Path> signingKeyFile();

    /** {@code host:port} of a name server to ask for receivers' addresses, not the system's. */
    Optional<String> dnsServer();

    /** Host names that no webhook may go to, whatever their address; our own, for instance. */
    Optional<List<String>> deniedHosts();

    /** Endpoints that one account may have. */
    @WithDefault("100")
    int endpointsPerAccount();

    /** Endpoints of all accounts together. */
    @WithDefault("10000")
    int endpoints();

    /** The wait before each attempt; the first is the wait before the first one. */
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retrySchedule();

    /** Each wait is changed by up to that much, up or down. */
    @WithDefault("10")
    int retryJitterPercent();

    /** Attempts in flight at once per endpoint, and connections of its pool. */
    @WithDefault("64")
    int window();

    /** Deliveries per endpoint that wait in memory for the window. */
    @WithDefault("512")
    int queue();

    /** Orders with rows that each endpoint's lane knows one by one; of more only their number. */
    @WithDefault("1000")
    int parkedOrders();

    /** So many failures in a row, and an endpoint is left in peace but for a probe now and then. */
    @WithDefault("10")
    int breakerFailures();

    /** The pause before the first probe; twice as long after each that fails. */
    @WithDefault("1s")
    Duration breakerPause();

    /** The longest pause, also where a receiver asks for a longer one. */
    @WithDefault("60s")
    Duration breakerLongestPause();

    /** An endpoint that has answered nothing but failures for so long is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** After this a delivery that is neither made nor written down is written down. */
    @WithDefault("1s")
    Duration patience();

    /** How long a receiver may take for its whole answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How long a row whose attempt is under way is left alone; more than the timeout. */
    @WithDefault("60s")
    Duration lease();

    /** Deliveries in memory, all endpoints together, above which no more records are taken. */
    @WithDefault("20000")
    int maxLive();

    /** How often changes made by other instances are looked for. */
    @WithDefault("2s")
    Duration refreshInterval();
}
