package dev.fillstream.execution.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Where the Alpaca API is and how to speak to it, {@code FILLSTREAM_ALPACA_…}. */
@ConfigMapping(prefix = "fillstream.alpaca")
public interface AlpacaConfig {

    @WithDefault("http://127.0.0.1:8580")
    URI baseUrl();

    @WithDefault("ws://127.0.0.1:8580/stream")
    URI streamUrl();

    @WithDefault("local")
    String keyId();

    @WithDefault("local")
    String secretKey();

    /** Connections to the order API; Vert.x would take five. */
    @WithDefault("64")
    int connections();

    /** Requests that may wait for a connection; beyond it they fail at once, unsent. */
    @WithDefault("1024")
    int waitQueue();

    /** After this long without an answer the outcome is unknown. */
    @WithDefault("5s")
    Duration timeout();

    /** First pause before the stream is opened again; doubles up to {@link #maxReconnectDelay}. */
    @WithDefault("100ms")
    Duration reconnectDelay();

    @WithDefault("5s")
    Duration maxReconnectDelay();

    /** The venues whose trades are booked on this account at the broker, this one among them. */
    @WithDefault("alpaca")
    Set<String> accountVenues();

    /** The time within which the venue may still say "not found" of an order that it has. */
    @WithDefault("2s")
    Duration absencePatience();
}
