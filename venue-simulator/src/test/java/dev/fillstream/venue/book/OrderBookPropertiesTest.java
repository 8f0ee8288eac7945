package dev.fillstream.venue.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookPropertiesTest {

    private static final int COMMANDS = 2_000;
    private static final List<TimeInForce> TIMES_IN_FORCE =
            List.of(
                    TimeInForce.DAY,
                    TimeInForce.DAY,
                    TimeInForce.GTC,
                    TimeInForce.IOC,
                    TimeInForce.FOK);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesWhatTheNaiveBookDoesAndLosesNoQuantity(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OrderBook book = new OrderBook();
        NaiveBook naive = new NaiveBook();

        for (int i = 1; i <= COMMANDS; i++) {
            BookCommand command = command(random, i);
            Quantity before = naive.total();
            List<BookEvent> events = book.handle(command);
            assertThat(events)
                    .as("seed %d, command %d: %s", seed, i, command)
                    .isEqualTo(naive.handle(command));
            assertThat(
                            book.bestBid().isPresent()
                                    && book.bestAsk().isPresent()
                                    && book.bestBid().get().compareTo(book.bestAsk().get()) >= 0)
                    .as("crossed")
                    .isFalse();
            if (command instanceof BookCommand.Enter enter) {
                assertThat(accounted(events, before, naive.total()))
                        .isEqualByComparingTo(enter.quantity().value());
            }
        }
    }

    /** What became of an entered order, seen from the totals: traded, canceled or resting. */
    private static BigDecimal accounted(List<BookEvent> events, Quantity before, Quantity after) {
        BigDecimal traded = BigDecimal.ZERO;
        BigDecimal canceled = BigDecimal.ZERO;
        for (BookEvent event : events) {
            switch (event) {
                case BookEvent.Traded(_, _, _, var quantity) ->
                        traded = traded.add(quantity.value());
                case BookEvent.Canceled(_, var quantity, _) ->
                        canceled = canceled.add(quantity.value());
                case BookEvent.Rested _, BookEvent.Replaced _, BookEvent.Refused _ -> {}
            }
        }
        // The book lost what its makers traded and gained what came to rest.
        BigDecimal rested = after.value().subtract(before.value()).add(traded);
        return traded.add(canceled).add(rested);
    }

    private static BookCommand command(SplittableRandom random, int number) {
        int choice = random.nextInt(10);
        BookOrderId earlier = new BookOrderId(random.nextInt(1, number + 1));
        if (choice == 0) {
            return new BookCommand.Cancel(earlier);
        }
        if (choice == 1) {
            return new BookCommand.Replace(earlier, price(random), quantity(random));
        }
        OrdType ordType = choice == 2 ? new OrdType.Market() : new OrdType.Limit(price(random));
        return new BookCommand.Enter(
                new BookOrderId(number),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                ordType,
                TIMES_IN_FORCE.get(random.nextInt(TIMES_IN_FORCE.size())),
                quantity(random));
    }

    private static Price price(SplittableRandom random) {
        return new Price(BigDecimal.valueOf(random.nextInt(995, 1006), 2));
    }

    private static Quantity quantity(SplittableRandom random) {
        return new Quantity(BigDecimal.valueOf(random.nextInt(1, 400), 1));
    }
}
