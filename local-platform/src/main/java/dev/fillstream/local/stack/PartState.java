package dev.fillstream.local.stack;

/** How a part is doing. */
public enum PartState {
    /** Not started yet: what it needs is not there. */
    WAITING,
    STARTING,
    READY,
    /** It runs, and says that it is not ready. */
    UNHEALTHY,
    /** It died by itself; a service is started again after a moment, the ground is not. */
    DIED,
    /** It was stopped on purpose. */
    STOPPED
}
