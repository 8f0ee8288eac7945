package dev.fillstream.intake.submission;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Submits one well-formed order: an order that is known already is answered from the view, a new
 * one is written to the log. What the view does not know yet is left to risk, which decides each
 * clOrdId once.
 */
public final class OrderSubmission {

    private final OrderViews views;
    private final RecentOrders recent;
    private final OrderLog log;

    public OrderSubmission(OrderViews views, RecentOrders recent, OrderLog log) {
        this.views = views;
        this.recent = recent;
        this.log = log;
    }

    /** Reads from disk: never call it on an event loop. */
    public CompletionStage<Submitted> submit(NewOrderSingle order, String traceparent) {
        OrderTerms terms = OrderTerms.of(order);
        return known(order)
                .map(view -> repeated(view, terms))
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> written(order, terms, traceparent));
    }

    /**
     * Submits many orders at once, so that they travel to Kafka together. The same order twice is
     * one order, and the first of a clOrdId stands, among themselves too. Reads from disk: never
     * call it on an event loop.
     *
     * @return what becomes of each, in their order
     */
    public List<CompletionStage<Submitted>> submitAll(
            List<NewOrderSingle> orders, String traceparent) {
        Map<OrderId, First> firsts = new HashMap<>();
        return orders.stream().map(order -> submit(order, traceparent, firsts)).toList();
    }

    private record First(OrderTerms terms, CompletionStage<Submitted> outcome) {}

    private CompletionStage<Submitted> submit(
            NewOrderSingle order, String traceparent, Map<OrderId, First> firsts) {
        OrderTerms terms = OrderTerms.of(order);
        First first =
                firsts.computeIfAbsent(
                        order.orderId(), id -> new First(terms, submit(order, traceparent)));
        return first.terms().equals(terms)
                ? first.outcome()
                : CompletableFuture.completedStage(new Submitted.Reused());
    }

    private Optional<OrderView> known(NewOrderSingle order) {
        return recent.find(order.orderId()).or(() -> inView(order));
    }

    /** What is known from reports alone is nothing to hold an order against. */
    private Optional<OrderView> inView(NewOrderSingle order) {
        return views.find(order.account(), order.orderId()) instanceof Lookup.Found(OrderView view)
                        && !view.awaitsOrder()
                ? Optional.of(view)
                : Optional.empty();
    }

    /** What becomes of an order of which {@code view} is there already. */
    public static Submitted repeated(OrderView view, NewOrderSingle order) {
        return repeated(view, OrderTerms.of(order));
    }

    private static Submitted repeated(OrderView view, OrderTerms terms) {
        return view.orderedTerms().equals(terms)
                ? new Submitted.Taken(view)
                : new Submitted.Reused();
    }

    private CompletionStage<Submitted> written(
            NewOrderSingle order, OrderTerms terms, String traceparent) {
        OrderView view = OrderView.pendingNew(order.orderId(), terms, order.transactTime());
        recent.announce(view);
        return log.write(order, traceparent).thenApply(writing -> outcome(view, writing));
    }

    private Submitted outcome(OrderView view, OrderLog.Writing writing) {
        return switch (writing) {
            case ACKNOWLEDGED -> {
                recent.acknowledge(view.orderId());
                yield new Submitted.Taken(view);
            }
            case UNCONFIRMED -> notConfirmed(view, IntakeCode.ORDERS_UNAVAILABLE);
            case OVERLOADED -> notConfirmed(view, IntakeCode.OVERLOADED);
        };
    }

    private Submitted notConfirmed(OrderView view, IntakeCode code) {
        recent.forget(view.orderId());
        return new Submitted.NotConfirmed(code);
    }
}
