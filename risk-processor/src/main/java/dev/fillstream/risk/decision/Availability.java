package dev.fillstream.risk.decision;

/** Whether commands are being decided here. */
public interface Availability {

    /** How it stands. */
    enum Phase {
        /** Waiting for topics, or reading state back. */
        STARTING,
        DECIDING,
        /** Partitions are changing hands. */
        REBALANCING,
        FAILED
    }

    Phase phase();
}
