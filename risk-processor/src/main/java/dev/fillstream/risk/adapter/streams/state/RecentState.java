package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.risk.exposure.StrategyUse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** What accounts and their strategies did lately: the likes of each order, and repeated entries. */
public final class RecentState {

    private final TimeBuckets content;
    private final KeyValueStore<String, byte[]> accounts;
    private final ParsedCache<StrategyUse> known;

    private RecentState(ProcessingContext context) {
        WindowStore<String, byte[]> recent = context.getStateStore(StateStores.RECENT_CONTENT);
        content = new TimeBuckets(recent, StateStores.CONTENT_RETENTION);
        accounts = context.getStateStore(StateStores.ACCOUNTS);
        known = new ParsedCache<>(accounts, StateMapper::strategy, StrategyUse.NONE);
    }

    public static RecentState of(ProcessingContext context) {
        return new RecentState(context);
    }

    /** When an order with the same content was let through, within what is kept. */
    public Optional<Instant> lastTwin(NewOrderSingle order, long streamTime) {
        byte @Nullable [] bytes = content.get(contentKey(order), streamTime);
        return bytes == null ? Optional.empty() : Optional.of(time(bytes));
    }

    public void entered(NewOrderSingle order, Instant time, long streamTime) {
        byte[] millis = ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array();
        content.put(contentKey(order), millis, streamTime);
    }

    public StrategyUse strategy(Account account, String strategy) {
        return strategy.isEmpty()
                ? StrategyUse.NONE
                : known.get(AccountKeys.strategy(account, strategy));
    }

    /** Writes it where it differs from what is there. */
    public void save(Account account, String strategy, StrategyUse use) {
        if (!strategy.isEmpty() && !use.equals(strategy(account, strategy))) {
            byte[] bytes = StateMapper.toBytes(use);
            accounts.put(AccountKeys.strategy(account, strategy), bytes);
            known.remember(AccountKeys.strategy(account, strategy), bytes, use);
        }
    }

    static Instant time(byte[] bytes) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
    }

    static String contentKey(NewOrderSingle order) {
        return String.join(
                "/",
                order.account().value(),
                order.symbol().value(),
                order.side().name(),
                order.orderQty().toString(),
                order.ordType().limitPrice().map(Object::toString).orElse(""),
                order.ordType().stopPrice().map(Object::toString).orElse(""));
    }
}
