package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.PendingReplace;
import dev.fillstream.risk.v1.StoredOrder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The open orders of a partition, found by their id, or by the name of a replace that is theirs:
 * the acknowledged one and those in flight, so that an order has few names however often it is
 * replaced.
 */
final class OpenOrders {

    private static final int MOST_KNOWN = 20_000;

    private final KeyValueStore<String, byte[]> store;

    /** Nobody else writes the store, so what was written or read lately needs no reading. */
    private final Map<String, OpenOrder> known =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, OpenOrder> eldest) {
                    return size() > MOST_KNOWN;
                }
            };

    private final SelfMatches prices = new SelfMatches();

    OpenOrders(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> index(entry.key, OpenOrderMapper.parse(entry.value)));
        }
    }

    private void index(String key, StoredOrder stored) {
        if (stored.getAliasOf().isEmpty()) {
            String account = key.substring(0, key.indexOf('/'));
            prices.add(account, OpenOrderMapper.toModel(stored));
        }
    }

    /** The prices of what is open. */
    SelfMatches prices() {
        return prices;
    }

    Optional<OpenOrder> find(Account account, OrderId orderId) {
        String key = key(account, orderId);
        OpenOrder order = known.get(key);
        if (order != null) {
            return Optional.of(order);
        }
        Optional<StoredOrder> stored = stored(key).filter(one -> one.getAliasOf().isEmpty());
        Optional<OpenOrder> found = stored.map(OpenOrderMapper::toModel);
        found.ifPresent(one -> known.put(key, one));
        return found;
    }

    /** The order that goes by the name of this request. */
    Optional<OrderId> named(Account account, OrderId requestId) {
        return stored(key(account, requestId))
                .filter(one -> !one.getAliasOf().isEmpty())
                .map(one -> OrderId.parse(one.getAliasOf()));
    }

    /** Whether an open order or a replace of one has this id. */
    boolean isTaken(Account account, OrderId id) {
        String key = key(account, id);
        return known.containsKey(key) || store.get(key) != null;
    }

    void save(
            Account account,
            OrderId orderId,
            Optional<OpenOrder> before,
            Optional<OpenOrder> after) {
        String key = key(account, orderId);
        before.ifPresent(order -> prices.remove(account.value(), order));
        after.ifPresent(order -> prices.add(account.value(), order));
        if (after.isPresent()) {
            store.put(key, OpenOrderMapper.toBytes(after.get()));
            known.put(key, after.get());
        } else {
            store.delete(key);
            known.remove(key);
        }
        saveNames(account, orderId, names(before), names(after));
    }

    private void saveNames(
            Account account, OrderId orderId, Set<ClOrdId> before, Set<ClOrdId> after) {
        for (ClOrdId name : after) {
            if (!before.contains(name)) {
                store.put(
                        key(account, OrderId.derive(account, name)),
                        OpenOrderMapper.alias(orderId.toString()));
            }
        }
        for (ClOrdId name : before) {
            if (!after.contains(name)) {
                store.delete(key(account, OrderId.derive(account, name)));
            }
        }
    }

    /** All names but the first, which is the key. */
    private static Set<ClOrdId> names(Optional<OpenOrder> order) {
        if (order.isEmpty() || order.get().terms().isEmpty()) {
            return Set.of();
        }
        OpenOrder open = order.get();
        var terms = open.terms().orElseThrow();
        if (open.pending().isEmpty() && terms.liveClOrdId().equals(terms.clOrdId())) {
            return Set.of();
        }
        Set<ClOrdId> names = new HashSet<>();
        open.pending().stream().map(PendingReplace::clOrdId).forEach(names::add);
        names.add(terms.liveClOrdId());
        names.remove(terms.clOrdId());
        return names;
    }

    private Optional<StoredOrder> stored(String key) {
        byte @Nullable [] bytes = store.get(key);
        return bytes == null ? Optional.empty() : Optional.of(OpenOrderMapper.parse(bytes));
    }

    private static String key(Account account, OrderId orderId) {
        return account.value() + "/" + orderId;
    }
}
