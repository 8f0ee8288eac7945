package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;

/** Who wants to know what the view meets. Called on the topology's thread; must not block. */
interface ViewEvents {

    /** The view has this order from now on. */
    void ordered(OrderId orderId);

    /** Of the partition of {@code orders}, all records before this offset went in. */
    void met(int partition, long nextOffset);

    /** A report went into this order's view. */
    void reported(OrderView view);

    /** A record of {@code topic} was no use to the view and was passed over. */
    void skipped(String topic, DeadLetter.Reason reason);

    /** This instance holds the partition's orders from now on, all of them, in {@code store}. */
    void opened(int partition, OrderStore store);

    /** This instance does not hold the partition's orders any more. */
    void closed(int partition);
}
