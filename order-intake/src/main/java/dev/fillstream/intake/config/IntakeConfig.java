package dev.fillstream.intake.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** All settings of order-intake. Times are bounds that a caller can count on. */
@ConfigMapping(prefix = "fillstream.intake")
public interface IntakeConfig {

    /** Host and port of at least one Kafka broker. */
    String bootstrapServers();

    /** A directory of this instance's own, for the view's store. */
    String stateDir();

    /** Writing orders to Kafka. */
    Orders orders();

    /** The view of orders. */
    View view();

    /** What a request may cost. */
    Request request();

    /** How much one token may ask for. */
    Rate rate();

    interface Orders {
        /** After this time without an acknowledgement the client hears 503. */
        @WithDefault("5s")
        Duration deliveryTimeout();

        /** How long one attempt to reach a broker may take. */
        @WithDefault("2s")
        Duration requestTimeout();

        /**
         * Orders that may wait for their acknowledgement; what comes beyond is refused with 503.
         */
        @WithDefault("20000")
        int maxInFlight();

        /** Threads that look orders up and hand them to Kafka's producer. */
        @WithDefault("4")
        int threads();
    }

    interface View {
        /** Consumer group and name of the internal topics. */
        @WithDefault("order-intake-view")
        String applicationId();

        /** How often the store is flushed and offsets are committed. */
        @WithDefault("1s")
        Duration commitInterval();

        /** Bytes of orders held in memory before they are flushed. */
        @WithDefault("16777216")
        long cacheBytes();

        /** Acknowledged orders held until the view has met them. */
        @WithDefault("50000")
        int maxRecentOrders();

        /** Requests that may wait for a report at a time. */
        @WithDefault("10000")
        int maxWaiting();
    }

    /** Quotas per token and window. What is not used of one is not carried over into the next. */
    interface Rate {
        /** The time that a quota is for. */
        @WithDefault("1s")
        Duration window();

        /** New orders and replaces. A batch counts all its orders. */
        @WithDefault("20000")
        int orders();

        /** Cancels, apart from orders, so that who places too much can still take it back. */
        @WithDefault("20000")
        int cancels();

        /** Views of orders. */
        @WithDefault("20000")
        int reads();
    }

    interface Request {
        /** Within this time of its first byte the headers of a request have to be there. */
        @WithDefault("10s")
        Duration headTimeout();

        /** Requests that may be worked on at a time; what comes beyond is refused with 503. */
        @WithDefault("2000")
        int maxInFlight();

        /** The longest that {@code Prefer: wait} can wait. */
        @WithDefault("30s")
        Duration maxWait();

        /** Within this time the body has to be there. */
        @WithDefault("10s")
        Duration bodyTimeout();

        /** Who we are to whoever gives out tokens: one that is for others only is refused. */
        @WithDefault("fillstream")
        String audience();

        /** How long a token that was verified is taken without verifying it again. */
        @WithDefault("60s")
        Duration tokenCache();
    }
}
