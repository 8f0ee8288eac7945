package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.AppliedReports;
import dev.fillstream.risk.exposure.Exposure;
import dev.fillstream.risk.exposure.Gap;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.Position;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Exposure in the stores: reads what one order touches, and writes what changed of it. */
public final class ExposureState {

    private static final String ENDED = "ended/";

    private final KeyValueStore<String, byte[]> accounts;
    private final OpenOrders openOrders;
    private final TimeBuckets endedOrders;
    private final ParsedCache<AccountTotals> knownTotals;
    private final ParsedCache<Position> knownPositions;

    private ExposureState(ProcessingContext context, Duration retention) {
        accounts = context.getStateStore(StateStores.ACCOUNTS);
        openOrders = new OpenOrders(context.getStateStore(StateStores.OPEN_ORDERS));
        WindowStore<String, byte[]> past = context.getStateStore(StateStores.PAST);
        endedOrders = new TimeBuckets(past, retention);
        knownTotals = new ParsedCache<>(accounts, StateMapper::totals, AccountTotals.NONE);
        knownPositions = new ParsedCache<>(accounts, StateMapper::position, Position.NONE);
    }

    public static ExposureState of(ProcessingContext context, Duration retention) {
        return new ExposureState(context, retention);
    }

    public AccountTotals totals(Account account) {
        return knownTotals.get(AccountKeys.totals(account));
    }

    public Position position(Account account, Symbol symbol) {
        return knownPositions.get(AccountKeys.position(account, symbol));
    }

    public Optional<OpenOrder> openOrder(Account account, OrderId orderId) {
        return openOrders.find(account, orderId);
    }

    /** The open order that an acknowledged or unanswered replace gave this name. */
    public Optional<OrderId> named(Account account, OrderId requestId) {
        return openOrders.named(account, requestId);
    }

    /** The price of an open order of the account that such an order could trade with. */
    public Optional<String> crossing(NewOrderSingle order) {
        return openOrders
                .prices()
                .crossing(order.account(), order.symbol(), order.side(), order.ordType());
    }

    /** Whether an open order or a replace of one has this id. */
    public boolean isTaken(Account account, OrderId id) {
        return openOrders.isTaken(account, id);
    }

    /** Whether the order was open, and lately ended. */
    public boolean hasEnded(OrderId orderId, long streamTime) {
        return endedOrders.get(endedKey(orderId), streamTime) != null;
    }

    /** Which reports were applied to an order that is not open any more, or never was. */
    public AppliedReports endedReports(OrderId orderId, long streamTime) {
        byte @Nullable [] bytes = endedOrders.get(endedKey(orderId), streamTime);
        return bytes == null ? AppliedReports.NONE : StateMapper.reports(bytes);
    }

    /** Writes what differs between the two. */
    public void save(
            Account account, Symbol symbol, OrderId orderId, Exposure before, Exposure after) {
        if (!after.totals().equals(before.totals())) {
            save(account, after.totals());
        }
        if (!after.position().equals(before.position())) {
            String key = AccountKeys.position(account, symbol);
            byte[] bytes = StateMapper.toBytes(after.position());
            accounts.put(key, bytes);
            knownPositions.remember(key, bytes, after.position());
        }
        if (!after.order().equals(before.order())) {
            openOrders.save(account, orderId, before.order(), after.order());
        }
    }

    /** Writes down that a record about the account could not be booked. */
    public void save(Account account, Gap gap) {
        save(account, totals(account).missing(gap));
    }

    private void save(Account account, AccountTotals after) {
        byte[] bytes = StateMapper.toBytes(after);
        accounts.put(AccountKeys.totals(account), bytes);
        knownTotals.remember(AccountKeys.totals(account), bytes, after);
    }

    public void saveEnded(OrderId orderId, AppliedReports reports, long streamTime) {
        endedOrders.put(endedKey(orderId), StateMapper.toBytes(reports), streamTime);
    }

    /** Beside the decision about the order, whose key is the id alone. */
    private static String endedKey(OrderId orderId) {
        return ENDED + orderId;
    }
}
