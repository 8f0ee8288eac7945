package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Answers from the view's stores. An order that is not found is absent only while this instance
 * holds the partitions in question and none of them is being restored; otherwise nobody can say.
 */
@Singleton
final class StreamsOrderViews implements OrderViews {

    private final ViewRunner runner;
    private final LocalStores stores;

    StreamsOrderViews(ViewRunner runner, LocalStores stores) {
        this.runner = runner;
        this.stores = stores;
    }

    @Override
    public Lookup find(Account account, OrderId orderId) {
        return whileRunning(
                () ->
                        stores.of(account)
                                .map(store -> lookup(store, orderId).orElse(Lookup.ABSENT))
                                .orElse(Lookup.UNAVAILABLE));
    }

    @Override
    public Lookup find(OrderId orderId) {
        return whileRunning(
                () ->
                        stores.all().stream()
                                .flatMap(store -> lookup(store, orderId).stream())
                                .findFirst()
                                .orElseGet(this::notHere));
    }

    private Lookup whileRunning(Supplier<Lookup> looking) {
        try {
            return runner.isRunning() ? looking.get() : Lookup.UNAVAILABLE;
        } catch (InvalidStateStoreException movedMeanwhile) {
            return Lookup.UNAVAILABLE;
        }
    }

    private static Optional<Lookup> lookup(OrderStore store, OrderId orderId) {
        return Optional.ofNullable(store.get(orderId)).map(Lookup.Found::new);
    }

    /** Asked again after looking: a partition may have left in between. */
    private Lookup notHere() {
        return runner.isRunning() && stores.isComplete() ? Lookup.ABSENT : Lookup.UNAVAILABLE;
    }
}
