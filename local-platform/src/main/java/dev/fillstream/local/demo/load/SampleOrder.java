package dev.fillstream.local.demo.load;

import dev.fillstream.v1.NewOrderSingle;

/** One order of the load, and the way on which it enters the pipeline. */
public record SampleOrder(NewOrderSingle order, Way way) {

    /** How an order can enter. */
    public enum Way {
        REST,
        KAFKA_PROTOBUF,
        KAFKA_JSON
    }

    /** The same order for another account. */
    public SampleOrder of(String account) {
        return new SampleOrder(order.toBuilder().setAccount(account).build(), way);
    }

    /** The same order by another way. */
    SampleOrder by(Way other) {
        return new SampleOrder(order, other);
    }
}
