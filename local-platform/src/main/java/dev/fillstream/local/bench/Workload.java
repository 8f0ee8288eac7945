package dev.fillstream.local.bench;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a run: marketable limit orders, buys and sells in turn, spread over accounts and
 * symbols, so that each of them is decided and filled at once.
 *
 * @param run prefix of every clOrdId, unique per run
 * @param markets what to trade
 */
public record Workload(String run, List<Account> accounts, List<Market> markets) {

    /** A symbol and the price around which it trades. */
    public record Market(Symbol symbol, Price price) {}

    private static final BigDecimal CROSSING = new BigDecimal("0.03");

    public Workload {
        accounts = List.copyOf(accounts);
        markets = List.copyOf(markets);
    }

    /** Order number {@code n}; the same number gives the same order. */
    public NewOrderSingle order(int n) {
        Market market = markets.get((n / 2) % markets.size());
        Account account = accounts.get((n / (2 * markets.size())) % accounts.size());
        Side side = n % 2 == 0 ? Side.BUY : Side.SELL;
        ClOrdId clOrdId = new ClOrdId(run + "-" + n);
        return new NewOrderSingle(
                OrderId.derive(account, clOrdId),
                clOrdId,
                account,
                market.symbol(),
                side,
                new OrdType.Limit(crossing(market.price(), side)),
                Quantity.of(1 + n % 10),
                TimeInForce.IOC,
                Instant.now(),
                "",
                false);
    }

    /** The first {@code count} orders, and each one's number by its id. */
    public Made make(int count) {
        NewOrderSingle[] orders = new NewOrderSingle[count];
        Map<String, Integer> numbers = HashMap.newHashMap(count);
        for (int n = 0; n < count; n++) {
            orders[n] = order(n);
            numbers.put(orders[n].orderId().toString(), n);
        }
        return new Made(List.of(orders), numbers);
    }

    /** Orders that are ready to be sent. */
    public record Made(List<NewOrderSingle> orders, Map<String, Integer> numbers) {

        /** The number of the order with that id, or -1 where it is not of this run. */
        public int number(String orderId) {
            return numbers.getOrDefault(orderId, -1);
        }
    }

    private static Price crossing(Price price, Side side) {
        BigDecimal shift = price.value().multiply(CROSSING);
        BigDecimal crossing =
                side.isBuy() ? price.value().add(shift) : price.value().subtract(shift);
        return new Price(crossing.setScale(2, RoundingMode.HALF_EVEN));
    }
}
