package dev.fillstream.venue.book;

import static dev.fillstream.model.order.Side.BUY;
import static dev.fillstream.model.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.venue.book.BookEvent.Canceled;
import dev.fillstream.venue.book.BookEvent.Cause;
import dev.fillstream.venue.book.BookEvent.Refusal;
import dev.fillstream.venue.book.BookEvent.Refused;
import dev.fillstream.venue.book.BookEvent.Replaced;
import dev.fillstream.venue.book.BookEvent.Rested;
import dev.fillstream.venue.book.BookEvent.Traded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private final OrderBook book = new OrderBook();
    private final List<BookEvent> events = new ArrayList<>();

    @Test
    void restsWhereNothingCrosses() {
        limit(1, BUY, "10.00", 100);
        limit(2, SELL, "10.01", 200);

        assertThat(events).containsExactly(rested(1, "10", 100), rested(2, "10.01", 200));
        assertThat(book.bestBid()).hasValue(Price.of("10"));
        assertThat(book.bestAsk()).hasValue(Price.of("10.01"));
    }

    @Test
    void tradesAtTheRestingPrice() {
        limit(1, SELL, "10.00", 100);
        limit(2, BUY, "10.50", 100);

        assertThat(events).containsExactly(rested(1, "10", 100), traded(1, 2, "10", 100));
        assertThat(book.restingOrders()).isZero();
    }

    @Test
    void tradesBestPriceFirstThenEarliest() {
        limit(1, SELL, "10.02", 50);
        limit(2, SELL, "10.01", 50);
        limit(3, SELL, "10.01", 50);
        events.clear();

        market(4, BUY, 120);

        assertThat(events)
                .containsExactly(
                        traded(2, 4, "10.01", 50),
                        traded(3, 4, "10.01", 50),
                        traded(1, 4, "10.02", 20));
    }

    @Test
    void buyersQueueTheSameWay() {
        limit(1, BUY, "9.98", 50);
        limit(2, BUY, "9.99", 50);
        limit(3, BUY, "9.99", 50);
        events.clear();

        limit(4, SELL, "9.99", 80);

        assertThat(events).containsExactly(traded(2, 4, "9.99", 50), traded(3, 4, "9.99", 30));
        assertThat(book.quantityAt(BUY, Price.of("9.99"))).isEqualTo(Quantity.of(20));
    }

    @Test
    void restsWhatIsLeftOfALimitOrder() {
        limit(1, SELL, "10.00", 40);
        events.clear();

        limit(2, BUY, "10.00", 100);

        assertThat(events).containsExactly(traded(1, 2, "10", 40), rested(2, "10", 60));
    }

    @Test
    void stopsAtTheLimit() {
        limit(1, SELL, "10.00", 40);
        limit(2, SELL, "10.01", 40);
        events.clear();

        limit(3, BUY, "10.00", 100);

        assertThat(events).containsExactly(traded(1, 3, "10", 40), rested(3, "10", 60));
    }

    @Test
    void cancelsWhatAMarketOrderFindsNobodyFor() {
        limit(1, SELL, "10.00", 40);
        events.clear();

        market(2, BUY, 100);

        assertThat(events)
                .containsExactly(
                        traded(1, 2, "10", 40), canceled(2, 60, Cause.NOTHING_LEFT_TO_TRADE_WITH));
    }

    @Test
    void cancelsTheRestOfImmediateOrCancel() {
        limit(1, SELL, "10.00", 40);
        events.clear();

        enter(2, BUY, new OrdType.Limit(Price.of("10.00")), TimeInForce.IOC, 100);

        assertThat(events)
                .containsExactly(
                        traded(1, 2, "10", 40), canceled(2, 60, Cause.NOTHING_LEFT_TO_TRADE_WITH));
    }

    @Test
    void killsWhatCannotBeFilledInFull() {
        limit(1, SELL, "10.00", 99);
        limit(2, SELL, "10.01", 99);
        events.clear();

        enter(3, BUY, new OrdType.Limit(Price.of("10.00")), TimeInForce.FOK, 100);

        assertThat(events).containsExactly(canceled(3, 100, Cause.NOT_FILLABLE_IN_FULL));
        assertThat(book.quantityAt(SELL, Price.of("10.00"))).isEqualTo(Quantity.of(99));
    }

    @Test
    void fillsFillOrKillThatFitsExactly() {
        limit(1, SELL, "10.00", 60);
        limit(2, SELL, "10.01", 40);
        events.clear();

        enter(3, BUY, new OrdType.Limit(Price.of("10.01")), TimeInForce.FOK, 100);

        assertThat(events).containsExactly(traded(1, 3, "10", 60), traded(2, 3, "10.01", 40));
    }

    @Test
    void cancelTakesTheRestOut() {
        limit(1, SELL, "10.00", 100);
        market(2, BUY, 30);
        events.clear();

        handle(new BookCommand.Cancel(id(1)));
        handle(new BookCommand.Cancel(id(1)));

        assertThat(events)
                .containsExactly(
                        canceled(1, 70, Cause.REQUESTED),
                        new Refused(id(1), Refusal.ORDER_UNKNOWN));
        assertThat(book.bestAsk()).isEmpty();
    }

    @Test
    void cancelFromTheMiddleKeepsTheQueue() {
        limit(1, SELL, "10.00", 10);
        limit(2, SELL, "10.00", 10);
        limit(3, SELL, "10.00", 10);
        handle(new BookCommand.Cancel(id(2)));
        events.clear();

        market(4, BUY, 20);

        assertThat(events).containsExactly(traded(1, 4, "10", 10), traded(3, 4, "10", 10));
    }

    @Test
    void aSmallerQuantityKeepsThePlace() {
        limit(1, SELL, "10.00", 100);
        limit(2, SELL, "10.00", 100);
        events.clear();

        handle(new BookCommand.Replace(id(1), Price.of("10.00"), Quantity.of(40)));
        market(3, BUY, 50);

        assertThat(events)
                .containsExactly(
                        new Replaced(id(1), Price.of("10"), Quantity.of(40), true),
                        traded(1, 3, "10", 40),
                        traded(2, 3, "10", 10));
    }

    @Test
    void aLargerQuantityLosesThePlace() {
        limit(1, SELL, "10.00", 100);
        limit(2, SELL, "10.00", 100);
        events.clear();

        handle(new BookCommand.Replace(id(1), Price.of("10.00"), Quantity.of(101)));
        market(3, BUY, 150);

        assertThat(events)
                .containsExactly(
                        new Replaced(id(1), Price.of("10"), Quantity.of(101), false),
                        rested(1, "10", 101),
                        traded(2, 3, "10", 100),
                        traded(1, 3, "10", 50));
    }

    @Test
    void anotherPriceMayTradeAtOnce() {
        limit(1, BUY, "9.99", 100);
        limit(2, SELL, "10.01", 60);
        events.clear();

        handle(new BookCommand.Replace(id(1), Price.of("10.01"), Quantity.of(100)));

        assertThat(events)
                .containsExactly(
                        new Replaced(id(1), Price.of("10.01"), Quantity.of(100), false),
                        traded(2, 1, "10.01", 60),
                        rested(1, "10.01", 40));
    }

    @Test
    void refusesWhatMakesNoSense() {
        limit(1, BUY, "9.99", 100);
        events.clear();

        limit(1, BUY, "9.98", 100);
        limit(2, BUY, "9.98", 0);
        enter(3, BUY, new OrdType.Stop(Price.of("11")), TimeInForce.DAY, 1);
        handle(new BookCommand.Replace(id(9), Price.of("1"), Quantity.of(1)));
        handle(new BookCommand.Replace(id(1), Price.of("1"), Quantity.ZERO));

        assertThat(events)
                .containsExactly(
                        new Refused(id(1), Refusal.ORDER_ID_IN_USE),
                        new Refused(id(2), Refusal.QUANTITY_ZERO),
                        new Refused(id(3), Refusal.ORD_TYPE_UNSUPPORTED),
                        new Refused(id(9), Refusal.ORDER_UNKNOWN),
                        new Refused(id(1), Refusal.QUANTITY_ZERO));
    }

    private void limit(long id, Side side, String price, long quantity) {
        enter(id, side, new OrdType.Limit(Price.of(price)), TimeInForce.DAY, quantity);
    }

    private void market(long id, Side side, long quantity) {
        enter(id, side, new OrdType.Market(), TimeInForce.DAY, quantity);
    }

    private void enter(
            long id, Side side, OrdType ordType, TimeInForce timeInForce, long quantity) {
        handle(new BookCommand.Enter(id(id), side, ordType, timeInForce, Quantity.of(quantity)));
    }

    private void handle(BookCommand command) {
        events.addAll(book.handle(command));
    }

    private static BookOrderId id(long id) {
        return new BookOrderId(id);
    }

    private static Traded traded(long resting, long incoming, String price, long quantity) {
        return new Traded(id(resting), id(incoming), Price.of(price), Quantity.of(quantity));
    }

    private static Rested rested(long id, String price, long quantity) {
        return new Rested(id(id), Price.of(price), Quantity.of(quantity));
    }

    private static Canceled canceled(long id, long quantity, Cause cause) {
        return new Canceled(id(id), Quantity.of(quantity), cause);
    }
}
