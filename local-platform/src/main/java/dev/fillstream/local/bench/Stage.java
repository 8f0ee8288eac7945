package dev.fillstream.local.bench;

/** A point of an order's way at which the benchmark looks, in the order in which it passes them. */
public enum Stage {
    /** REST answered 202, or Kafka acknowledged the record. */
    ACCEPTED("accepted"),
    /** A read_committed reader saw the decision. */
    DECIDED("decided"),
    /** A reader of `executions` saw the report that ends the order. */
    EXECUTED("executed"),
    /** The webhook receiver got that report. */
    NOTIFIED("notified");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
