package dev.fillstream.execution.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The FIX 4.4 session and its counterparty, {@code FILLSTREAM_FIX_…}. A session belongs to one
 * instance: each needs a senderCompId of its own.
 */
@ConfigMapping(prefix = "fillstream.fix")
public interface FixConfig {

    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("8780")
    int port();

    @WithDefault("FILLSTREAM")
    String senderCompId();

    @WithDefault("VENUE")
    String targetCompId();

    /** Sent with the logon where the venue asks for it. */
    Optional<String> username();

    Optional<String> password();

    /** Where sequence numbers and sent messages are kept; they must survive a restart. */
    @WithDefault("fix-session")
    String storeDirectory();

    @WithDefault("10s")
    Duration heartbeat();

    /** When the session begins anew each day, {@code HH:mm:ss} in UTC; without, it never ends. */
    Optional<String> startTime();

    Optional<String> endTime();

    /** Whole seconds between two tries to connect. */
    @WithDefault("1s")
    Duration reconnectDelay();

    /** After this long without an answer the outcome is unknown. */
    @WithDefault("5s")
    Duration timeout();

    /** The time within which the venue may still say "unknown order" of an order that it has. */
    @WithDefault("2s")
    Duration absencePatience();

    /** Whether the venue refuses a ClOrdID that it has seen. */
    @WithDefault("true")
    boolean refusesDuplicateIds();

    /** What all that trades there trades in; a report that names another currency is kept aside. */
    Optional<String> currency();

    /**
     * How many of the last messages the venue is asked to repeat after a start: an instance that
     * died had taken them off the wire, perhaps without having booked them.
     */
    @WithDefault("5000")
    int repeatedAfterStart();
}
