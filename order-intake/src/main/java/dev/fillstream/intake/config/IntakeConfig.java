package dev.fillstream.intake.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** All settings of order-intake. Times are bounds that a caller can count on. */
@ConfigMapping(prefix = "fillstream.intake")
public interface IntakeConfig {

    /** Host and port of at least one Kafka broker. */
    String bootstrapServers();

    /** A directory of this instance's own, for the view's store. */
    String stateDir();

    /**
     * {@code host:port} under which other instances reach this one's REST port. Needed as soon as
     * there is more than one: each holds a part of the view, and hands requests for other parts on.
     */
    Optional<String> advertisedAddress();

    /** Writing orders to Kafka. */
    Orders orders();

    /** The view of orders. */
    View view();

    /** Reports as they happen. */
    Events events();

    /** Asking other instances. */
    Instances instances();

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
        @WithDefault("order-intake-view-3")
        String applicationId();

        /**
         * How long an order can be looked up after it has ended, by the time of the records. Then
         * the view has forgotten it, and execution-service's history tells of it.
         */
        @WithDefault("30d")
        Duration retention();

        /** How often the store is flushed and offsets are committed. */
        @WithDefault("1s")
        Duration commitInterval();

        /** Bytes of orders held in memory before they are flushed. */
        @WithDefault("16777216")
        long cacheBytes();

        /**
         * Copies of each part of the view on other instances, which take over faster than one that
         * has to read all of it first.
         */
        @WithDefault("0")
        int standbyReplicas();

        /** Threads that read lists, apart from those that take orders. */
        @WithDefault("2")
        int listThreads();

        /** Lists that may be worked on at a time; what comes beyond is refused with 503. */
        @WithDefault("256")
        int maxLists();

        /** How long a request waits for the view to meet what is in {@code orders} already. */
        @WithDefault("2s")
        Duration catchUpTimeout();

        /**
         * Secret that makes cursors proof against tampering; the same for all instances. Without it
         * each instance makes one and keeps it in its state directory.
         */
        Optional<String> cursorKey();

        /** Acknowledged orders held until the view has met them. */
        @WithDefault("50000")
        int maxRecentOrders();

        /** Requests that may wait for a report at a time. */
        @WithDefault("10000")
        int maxWaiting();
    }

    interface Events {
        /** Clients that may follow an account at a time. */
        @WithDefault("2000")
        int maxSubscribers();

        /** Bytes of events that may wait for one client; beyond that it is cut off. */
        @WithDefault("1048576")
        long maxPendingBytes();

        /** Bytes of events that may wait for all clients together. */
        @WithDefault("33554432")
        long totalPendingBytes();

        /** Readers that replay what was, for clients that resume. */
        @WithDefault("2")
        int replayReaders();

        /** How long a client waits until Kafka has said where to start. */
        @WithDefault("5s")
        Duration startTimeout();

        /** How long a client that is cut off may take to hear why, before its connection goes. */
        @WithDefault("10s")
        Duration lastWords();

        /** How often a quiet stream shows that it lives. */
        @WithDefault("15s")
        Duration heartbeat();
    }

    interface Instances {
        /** How long another instance may take to answer. */
        @WithDefault("3s")
        Duration timeout();

        /**
         * How long another instance may take to say whether it knows an order that is placed here.
         * After that the order is taken as a new one, and risk sees that it came before.
         */
        @WithDefault("300ms")
        Duration atOnceTimeout();

        /** Connections to each other instance, beside those of requests that wait on purpose. */
        @WithDefault("64")
        int connections();
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
