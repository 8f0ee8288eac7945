package dev.fillstream.local.demo.load;

import dev.fillstream.local.demo.load.SampleOrder.Way;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plans the load from a seed: mostly orders that trade, some that rest or find nobody, one in ten
 * that a risk check must refuse, and one in twenty sent a second time by another way.
 */
public final class SampleOrders {

    /** The account that can afford next to nothing; the demo gives it its limits. */
    public static final String POOR_ACCOUNT = "acct-poor";

    private static final int ACCOUNTS = 8;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final String prefix;
    private final Map<String, BigDecimal> prices;
    private final List<String> symbols;
    private final Random random;

    /**
     * @param prefix of every clOrdId
     * @param prices what each symbol costs now
     */
    public SampleOrders(String prefix, Map<String, BigDecimal> prices, long seed) {
        this.prefix = prefix;
        this.prices = Map.copyOf(prices);
        this.symbols = prices.keySet().stream().sorted().toList();
        this.random = new Random(seed);
    }

    /** The load, in sending order; {@code count} orders and some of them twice. */
    public List<SampleOrder> plan(int count) {
        List<SampleOrder> plan = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SampleOrder order = i % 10 == 9 ? refused(i) : good(i);
            plan.add(order);
            if (i % 20 == 10) {
                Way[] ways = Way.values();
                plan.add(order.by(ways[(order.way().ordinal() + 1) % ways.length]));
            }
        }
        return plan;
    }

    private SampleOrder good(int number) {
        NewOrderSingle.Builder order = base(number);
        switch (number % 8) {
            case 0, 3 -> order.setOrdType(OrdType.ORD_TYPE_MARKET);
            case 1 -> limit(order, away(order, "0.08")).setTimeInForce(day(number));
            case 2 ->
                    limit(order, away(order, "0.05")).setTimeInForce(TimeInForce.TIME_IN_FORCE_IOC);
            default -> limit(order, away(order, "-0.03"));
        }
        return new SampleOrder(order.build(), way());
    }

    private TimeInForce day(int number) {
        return number % 16 == 1 ? TimeInForce.TIME_IN_FORCE_GTC : TimeInForce.TIME_IN_FORCE_DAY;
    }

    /** Each kind of refusal in turn. */
    private SampleOrder refused(int number) {
        NewOrderSingle.Builder order = base(number);
        limit(order, away(order, "0"));
        switch (number / 10 % 6) {
            case 0 -> order.setOrderQty("10001");
            case 1 ->
                    order.setOrderQty("9999")
                            .setSymbol("HOOLI")
                            .setPrice(price("HOOLI", BigDecimal.ONE));
            case 2 -> limit(order, away(order.setSide(Side.SIDE_BUY), "-0.5"));
            case 3 -> order.setAccount(POOR_ACCOUNT).setSide(Side.SIDE_BUY).setOrderQty("2000");
            case 4 -> order.setSymbol("NOPE");
            default -> order.setPrice(order.getPrice() + "5");
        }
        return new SampleOrder(order.build(), way());
    }

    private NewOrderSingle.Builder base(int number) {
        return NewOrderSingle.newBuilder()
                .setClOrdId(prefix + number)
                .setAccount("acct-" + (1 + random.nextInt(ACCOUNTS)))
                .setSymbol(symbols.get(random.nextInt(symbols.size())))
                .setSide(random.nextInt(5) < 3 ? Side.SIDE_BUY : Side.SIDE_SELL)
                .setOrderQty(Integer.toString(10 * (1 + random.nextInt(20))))
                .setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY);
    }

    private static NewOrderSingle.Builder limit(NewOrderSingle.Builder order, String price) {
        return order.setOrdType(OrdType.ORD_TYPE_LIMIT).setPrice(price);
    }

    /** A price that is worse for the market by that part; negative is better, so it trades. */
    private String away(NewOrderSingle.Builder order, String part) {
        BigDecimal distance = new BigDecimal(part);
        boolean buys = order.getSide() == Side.SIDE_BUY;
        return price(
                order.getSymbol(),
                buys ? BigDecimal.ONE.subtract(distance) : BigDecimal.ONE.add(distance));
    }

    private String price(String symbol, BigDecimal factor) {
        return prices.getOrDefault(symbol, BigDecimal.TEN)
                .multiply(factor)
                .divide(CENT, 0, RoundingMode.HALF_EVEN)
                .multiply(CENT)
                .toPlainString();
    }

    private Way way() {
        return Way.values()[random.nextInt(Way.values().length)];
    }
}
