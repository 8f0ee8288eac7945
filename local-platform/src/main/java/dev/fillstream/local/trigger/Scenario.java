package dev.fillstream.local.trigger;

import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.SampleData;
import dev.fillstream.local.trigger.Situation.Placement;
import dev.fillstream.local.trigger.Situation.Unmet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A named situation, and the end that it must come to. */
enum Scenario {
    PARTIAL_FILL(
            "an order larger than the best price offers trades in part; what is left is canceled") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = situation.next(account(0));
            situation.place(order, SYMBOL, "9000", price(situation, "1.00"));
            if (!situation.comes(order, BEFORE_THE_MARKET_MOVES, it -> it.cumQty().signum() > 0)) {
                situation.replace(order, "9000", price(situation, "1.01"));
            }
            OrderState state =
                    situation.await(order, "a partial fill", it -> it.cumQty().signum() > 0);
            if (!isOver(state)) {
                situation.cancel(order);
            }
            OrderState end = situation.await(order, "its end", Scenario::isOver);
            check(
                    end.ordStatus().equals("FILLED")
                            ? end.isWhole()
                            : end.cumQty().compareTo(end.orderQty()) < 0,
                    end);
        }
    },
    BROKER_TIMEOUT(
            "the broker never answers and has no order: it is in doubt, then sent once more") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = situation.next(account(1));
            situation.venue().fault("no-reply", "order", order.orderId());
            situation.place(order, SYMBOL, "10", price(situation, "1.05"));
            situation.await(order, "doubt", OrderState::wasInDoubt);
            OrderState end = filled(situation, order);
            check(end.wasInDoubt(), end);
        }

        @Override
        boolean needsFault() {
            return true;
        }
    },
    BROKER_REJECT("the broker takes the order and then turns it down") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = situation.next(account(2));
            situation.venue().fault("reject", "order", order.orderId());
            situation.place(order, SYMBOL, "10", price(situation, "1.05"));
            OrderState end = situation.await(order, "its end", Scenario::isOver);
            check(
                    end.ordStatus().equals("REJECTED")
                            && end.refusal().equals("VENUE_REJECTED")
                            && end.cumQty().signum() == 0,
                    end);
        }

        @Override
        boolean needsFault() {
            return true;
        }
    },
    FILL_AFTER_CANCEL(
            "a trade comes after the cancel was confirmed: it is booked, the order stays") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = rest(situation, account(3));
            situation.venue().fault("trade-after-cancel", "cancel", order.orderId());
            situation.cancel(order);
            OrderState end =
                    situation.await(
                            order,
                            "a trade after the end",
                            it -> isOver(it) && it.cumQty().signum() > 0);
            check(
                    end.ordStatus().equals("CANCELED")
                            && end.cumQty().compareTo(BigDecimal.TEN) == 0,
                    end);
        }

        @Override
        boolean needsFault() {
            return true;
        }
    },
    REPLACE("an order that rests gets other terms and keeps its id") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = rest(situation, account(4));
            situation.replace(order, "200", price(situation, "0.94"));
            OrderState replaced = situation.await(order, "the replace", it -> it.was("REPLACED"));
            check(replaced.orderQty().compareTo(new BigDecimal("200")) == 0, replaced);
            situation.cancel(order);
            OrderState end = situation.await(order, "its end", Scenario::isOver);
            check(end.ordStatus().equals("CANCELED"), end);
        }
    },
    OVERFILL("the broker trades more than was asked for: it is real money, and it is booked") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = situation.next(account(5));
            situation.venue().fault("overfill", "order", order.orderId());
            situation.place(order, SYMBOL, "100", price(situation, "0.95"));
            OrderState end =
                    situation.await(order, "the overfill", it -> it.overfillQty().signum() > 0);
            check(
                    end.ordStatus().equals("FILLED")
                            && end.cumQty().subtract(end.orderQty()).compareTo(end.overfillQty())
                                    == 0,
                    end);
        }

        @Override
        boolean needsFault() {
            return true;
        }
    },
    TRADE_BUST("the broker takes a trade back: the order has less, and is over") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement order = situation.next(account(6));
            situation.place(order, SYMBOL, "10", price(situation, "1.05"));
            filled(situation, order);
            situation.say("the broker busts the last trade");
            situation.venue().bust(order.orderId());
            OrderState end =
                    situation.await(
                            order, "the bust", it -> it.was("TRADE_CANCEL") && it.was("CANCELED"));
            check(
                    end.ordStatus().equals("CANCELED")
                            && end.cumQty().compareTo(end.orderQty()) < 0,
                    end);
        }
    },
    BROKER_DOWN("the broker is killed: the order waits, and is there once when it is back") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            String price = price(situation, "1.05");
            situation.say("kill -9 of the simulator");
            Victims.kill(situation.stack(), Part.VENUE_SIMULATOR);
            Placement order = situation.next(account(7));
            situation.place(order, SYMBOL, "10", price);
            filled(situation, order);
        }

        @Override
        Duration pause() {
            return Duration.ofSeconds(20);
        }
    },
    FIX_DISCONNECT("the FIX session breaks: what waits goes out once, what rests is still there") {
        @Override
        void run(Situation situation) throws IOException, Unmet {
            Placement resting = rest(situation, SampleData.FIX_ACCOUNT);
            situation.say("the simulator cuts all connections for two seconds");
            situation.venue().disconnect(Duration.ofSeconds(2));
            Placement meanwhile = situation.next(SampleData.FIX_ACCOUNT);
            situation.place(meanwhile, SYMBOL, "10", price(situation, "1.05"));
            filled(situation, meanwhile);
            situation.cancel(resting);
            OrderState end = situation.await(resting, "its end", Scenario::isOver);
            check(end.ordStatus().equals("CANCELED") && end.cumQty().signum() == 0, end);
        }
    };

    private static final String SYMBOL = "ACME";

    /** An order at the last price may rest just below the best offer. */
    private static final Duration BEFORE_THE_MARKET_MOVES = Duration.ofSeconds(3);

    private final String sentence;

    Scenario(String sentence) {
        this.sentence = sentence;
    }

    /**
     * Makes it happen; returns when all is as it should be.
     *
     * @throws Unmet where it came otherwise
     */
    abstract void run(Situation situation) throws IOException, Unmet;

    /** Whether it needs the venue to remember a fault, which a killed one does not. */
    boolean needsFault() {
        return false;
    }

    /** How long it is left in peace before it happens again. */
    Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** As people write it: {@code partial-fill}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }

    static Optional<Scenario> labelled(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    private static String account(int number) {
        return SampleData.ACCOUNTS.get(number);
    }

    /** An order that will not trade. */
    private static Placement rest(Situation situation, String account) throws IOException, Unmet {
        Placement order = situation.next(account);
        situation.place(order, SYMBOL, "100", price(situation, "0.95"));
        situation.await(order, "an acknowledgement", it -> it.ordStatus().equals("NEW"));
        return order;
    }

    private static OrderState filled(Situation situation, Placement order)
            throws IOException, Unmet {
        OrderState end = situation.await(order, "its end", Scenario::isOver);
        check(end.ordStatus().equals("FILLED") && end.isWhole(), end);
        return end;
    }

    private static boolean isOver(OrderState state) {
        return !state.isInDoubt()
                && List.of("FILLED", "CANCELED", "REJECTED", "EXPIRED").contains(state.ordStatus());
    }

    private static void check(boolean holds, OrderState state) throws Unmet {
        if (!holds) {
            throw new Unmet("it ended otherwise", state);
        }
    }

    /** The market's price, times a factor, on tick. */
    private static String price(Situation situation, String factor) {
        BigDecimal market =
                PriceSnapshot.of(
                                situation.stack().bootstrapServers(),
                                List.of(SYMBOL),
                                Duration.ofSeconds(60))
                        .getOrDefault(SYMBOL, BigDecimal.ONE);
        return market.multiply(new BigDecimal(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
