package dev.fillstream.execution.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the execution service, {@code FILLSTREAM_EXECUTION_…} in the environment. */
@ConfigMapping(prefix = "fillstream.execution")
public interface ExecutionConfig {

    /** A venue that orders can go to. */
    enum VenueName {
        PAPER,
        ALPACA,
        FIX
    }

    /** Which venue orders go to that no route fits. */
    @WithDefault("paper")
    VenueName venue();

    /**
     * Secrets of which one must have sealed a decision, separated by commas; none and every
     * decision is taken. {@code FILLSTREAM_DECISION_KEY} sets it.
     */
    Optional<String> decisionKey();

    /**
     * Orders that go elsewhere, by symbol or account, the first that fits: {@code
     * symbol:GLOBEX=fix,account:acct-9=paper}.
     */
    Optional<String> routes();

    Handover handover();

    Breaker breaker();

    Owner owner();

    Requests requests();

    Egress egress();

    Reconciliation reconciliation();

    Journal journal();

    Resolver resolver();

    Publishing publishing();

    /** How approved orders go to the venue. */
    interface Handover {
        /** Submissions that may wait for the venue's answer at once. */
        @WithDefault("64")
        int maxInFlight();

        /**
         * Orders that may wait in line for one venue. When it is full, a venue that answers slows
         * the intake down; to one that does not, no more orders are taken.
         */
        @WithDefault("2000")
        int maxInLine();
    }

    /** When a venue counts as gone. */
    interface Breaker {
        /** Orders in a row without a usable answer after which nothing more is sent for a while. */
        @WithDefault("16")
        int failuresToOpen();

        /** Then one order is tried; each time in vain doubles the pause. */
        @WithDefault("500ms")
        Duration firstPause();

        @WithDefault("10s")
        Duration longestPause();
    }

    /** How long it may be believed that a partition is this instance's. */
    interface Owner {
        /**
         * What was confirmed longer ago is looked up before anything is sent. Well below the time
         * after which Kafka gives the partitions of a silent instance away.
         */
        @WithDefault("5s")
        Duration lease();

        /**
         * A partition that the database gives to another instance is claimed again when it is still
         * assigned here after this time: until then a paused instance has learned that it is not.
         */
        @WithDefault("10s")
        Duration doubt();
    }

    /** How cancel and replace requests go to the venue. */
    interface Requests {
        /** Calls about requests that may wait for the venue's answer at once. */
        @WithDefault("32")
        int maxInFlight();

        /** A request that the venue took and did not answer is asked after when this is over. */
        @WithDefault("2s")
        Duration answerPatience();
    }

    /** What may leave the house, whatever risk said. */
    interface Egress {
        /** Messages to the venue in one second; more than that pause it until it is resumed. */
        @WithDefault("20000")
        int maxMessagesPerSecond();
    }

    /** How open orders are compared with the venue while all seems well. */
    interface Reconciliation {
        /** How often the broker's positions are held against the book's. */
        @WithDefault("60s")
        Duration positions();

        @WithDefault("30s")
        Duration interval();

        /**
         * How much a venue's clock may differ from ours; so often it is looked whether all that it
         * said was heard, and noted.
         */
        @WithDefault("5s")
        Duration clocksApart();

        /** Orders of which nothing was heard for so long are asked after. */
        @WithDefault("30s")
        Duration quiet();

        /** Most orders that one round asks after; the next goes on from there. */
        @WithDefault("1000")
        int maxOrders();
    }

    /** How what the venue says is booked. */
    interface Journal {
        /**
         * Transactions that may run side by side; an order always meets the same lane. Each lane
         * takes what came while its last transaction ran: more of them book the same in smaller
         * portions, which pays only where one is full.
         */
        @WithDefault("1")
        int lanes();

        /** Most changes that one transaction takes. */
        @WithDefault("512")
        int maxBatch();

        /** Changes that may wait for booking before no more orders are taken in. */
        @WithDefault("4096")
        int maxBacklog();

        /** Orders kept in memory so that they need not be read again. */
        @WithDefault("20000")
        int maxOrdersInMemory();
    }

    /** How orders with an unknown outcome are asked after. */
    interface Resolver {
        @WithDefault("250ms")
        Duration firstDelay();

        @WithDefault("10s")
        Duration maxDelay();

        /** Questions to the venue that may be open at once. */
        @WithDefault("16")
        int maxInFlight();

        /** How often the venue must say "not found" before it is believed. */
        @WithDefault("3")
        int absenceProofs();

        /**
         * Whether an order that the venue proved not to have is sent once more while its approval
         * holds. Only ever done at a venue that refuses a client order id that it has seen.
         */
        @WithDefault("true")
        boolean resendAbsent();
    }

    /** How reports reach {@code executions}. */
    interface Publishing {
        /** How often published reports are marked, many at a time. */
        @WithDefault("50ms")
        Duration markInterval();

        @WithDefault("1s")
        Duration sweepInterval();

        /** Unpublished reports of another instance are taken over at this age. */
        @WithDefault("15s")
        Duration sweepAge();
    }
}
