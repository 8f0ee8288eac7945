package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.HeldOrders;
import dev.fillstream.intake.view.Listing;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Answers from the view's stores. An order that is not found is absent only while this instance
 * holds the partitions in question, each of them restored; otherwise nobody can say.
 */
@Singleton
final class StreamsOrderViews implements OrderViews, HeldOrders {

    private final LocalStores stores;
    private final Shares shares;
    private final CatchUp catchUp;

    StreamsOrderViews(LocalStores stores, Shares shares, CatchUp catchUp) {
        this.stores = stores;
        this.shares = shares;
        this.catchUp = catchUp;
    }

    @Override
    public Lookup find(Account account, OrderId orderId) {
        return shares.of(account)
                .map(partition -> find(Set.of(partition), orderId))
                .orElse(Lookup.UNAVAILABLE);
    }

    @Override
    public Lookup find(OrderId orderId) {
        Set<Integer> all = shares.all();
        return all.isEmpty() ? Lookup.UNAVAILABLE : find(all, orderId);
    }

    @Override
    public Lookup find(Set<Integer> partitions, OrderId orderId) {
        for (int partition : partitions) {
            Optional<OrderView> found = find(partition, orderId);
            if (found.isPresent()) {
                return new Lookup.Found(found.get());
            }
        }
        return areHere(partitions) ? Lookup.ABSENT : Lookup.UNAVAILABLE;
    }

    @Override
    public Listing list(OrderQuery query) {
        Optional<Integer> partition = shares.of(query.account());
        Optional<OrderStore> store = partition.flatMap(stores::of);
        if (store.isEmpty()) {
            return Listing.UNAVAILABLE;
        }
        try {
            Listing.Page page = new OrderPages(store.get()).read(query);
            return areHere(Set.of(partition.get())) ? page : Listing.UNAVAILABLE;
        } catch (InvalidStateStoreException movedMeanwhile) {
            return Listing.UNAVAILABLE;
        }
    }

    @Override
    public CompletionStage<Boolean> caughtUp(Set<Integer> partitions) {
        return catchUp.caughtUp(partitions);
    }

    private Optional<OrderView> find(int partition, OrderId orderId) {
        try {
            return stores.of(partition).flatMap(store -> stores.find(partition, store, orderId));
        } catch (InvalidStateStoreException movedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Asked after looking: a partition may have left in between. */
    private boolean areHere(Set<Integer> partitions) {
        return partitions.stream().allMatch(stores::isHere);
    }
}
