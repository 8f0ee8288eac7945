package dev.fillstream.local.trigger;

import dev.fillstream.local.follow.SeenRecord;
import dev.fillstream.local.follow.TopicFollower;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Topic;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One scenario under way: its orders, what is told of them, and what was done. */
final class Situation implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of(
                    Topic.ORDERS.name(),
                    Topic.RISK_APPROVED.name(),
                    Topic.RISK_REJECTED.name(),
                    Topic.EXECUTIONS.name(),
                    Topic.NOTIFICATIONS.name());

    /** It did not come to what was waited for. */
    static final class Unmet extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean letGo;

        Unmet(String message, OrderState state) {
            super(message + ": " + state);
            this.letGo = state.wasLetGo();
        }

        /** Whether the order was never sent, since its approval grew too old in the meantime. */
        boolean wasLetGo() {
            return letGo;
        }
    }

    private final Supplier<StackView> stack;
    private final String prefix;
    private final Duration patience;
    private final Consumer<String> out;
    private final TopicFollower follower;
    private final Map<String, OrderState> orders = new LinkedHashMap<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Instant startedAt = Instant.now();
    private final HttpClient http;
    private int names;

    /**
     * @param prefix with which the clOrdIds begin
     * @param patience how long something may take
     * @param out gets the time line
     */
    Situation(
            Supplier<StackView> stack,
            HttpClient http,
            String prefix,
            Duration patience,
            Consumer<String> out) {
        this.stack = stack;
        this.http = http;
        this.prefix = prefix;
        this.patience = patience;
        this.out = out;
        this.follower = TopicFollower.fromNow(stack.get().bootstrapServers(), TOPICS);
    }

    StackView stack() {
        return stack.get();
    }

    VenueAdmin venue() {
        return new VenueAdmin(http, stack().managementUrl(Part.VENUE_SIMULATOR));
    }

    /** What the next order of the account will be called; it is not placed yet. */
    Placement next(String account) {
        String clOrdId = prefix + ++names;
        String orderId = OrderId.derive(new Account(account), new ClOrdId(clOrdId)).toString();
        return new Placement(account, clOrdId, orderId);
    }

    /** An order that is about to be placed. */
    record Placement(String account, String clOrdId, String orderId) {}

    void place(Placement order, String symbol, String orderQty, String price) throws IOException {
        orders.put(order.orderId(), new OrderState());
        say("place " + orderQty + " " + symbol + " at " + price + ", order " + order.orderId());
        intake(order).place(order.clOrdId(), order.account(), symbol, orderQty, price);
    }

    /** Something that is asked about an order. */
    private interface Request {
        void ask() throws IOException;
    }

    void cancel(Placement order) throws IOException {
        requests.put(order.orderId(), () -> cancel(order));
        boolean taken = intake(order).cancel(order.orderId(), order.clOrdId() + "-x" + ++names);
        say(taken ? "cancel" : "cancel, but the order has ended");
    }

    void replace(Placement order, String orderQty, String price) throws IOException {
        requests.put(order.orderId(), () -> replace(order, orderQty, price));
        say("replace by " + orderQty + " at " + price);
        boolean taken =
                intake(order)
                        .replace(
                                order.orderId(), order.clOrdId() + "-r" + ++names, orderQty, price);
        if (!taken) {
            say("but the order has ended");
        }
    }

    /** Waits until the order stands so. */
    OrderState await(Placement order, String what, Predicate<OrderState> holds)
            throws IOException, Unmet {
        if (!comes(order, patience, holds)) {
            throw new Unmet(what + " did not come within " + patience, state(order));
        }
        return state(order);
    }

    /**
     * Whether the order comes to stand so within {@code time}. A request that the broker never had,
     * since it or we were killed over it, is asked for again, as a client does.
     */
    boolean comes(Placement order, Duration time, Predicate<OrderState> holds) throws IOException {
        OrderState state = state(order);
        Instant deadline = Instant.now().plus(time);
        while (!holds.test(state)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            follower.poll(Duration.ofMillis(100)).forEach(this::seen);
            Request last = requests.get(order.orderId());
            if (state.takeLostRequest() && last != null) {
                last.ask();
            }
        }
        return true;
    }

    private OrderState state(Placement order) {
        return orders.getOrDefault(order.orderId(), new OrderState());
    }

    /** A line of the time line. */
    void say(String what) {
        line(Instant.now(), "-", what);
    }

    @Override
    public void close() {
        follower.close();
    }

    private Intake intake(Placement order) {
        return new Intake(
                http, stack().url(Part.ORDER_INTAKE), stack().tokens().trader(order.account()));
    }

    private void seen(SeenRecord record) {
        OrderState state = orders.get(record.orderId());
        if (state == null) {
            return;
        }
        line(record.time(), record.topic(), record.status());
        if (record.topic().equals(Topic.EXECUTIONS.name())) {
            state.take(record);
        }
    }

    private void line(Instant time, String where, String what) {
        double millis = Duration.between(startedAt, time).toNanos() / 1_000_000.0;
        out.accept(String.format(Locale.ROOT, "%+10.1f ms  %-15s %s", millis, where, what));
    }
}
