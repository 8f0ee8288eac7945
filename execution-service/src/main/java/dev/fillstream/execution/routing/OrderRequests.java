package dev.fillstream.execution.routing;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.OrderBook;
import dev.fillstream.execution.report.OrderEntry;
import dev.fillstream.execution.report.RefusedRequest;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.RequestRefusal;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes requests about orders in: books each as waiting or refused, then lets {@link Pursuit} bring
 * what waits to the venue. A request that came before is booked only once.
 */
@ApplicationScoped
public class OrderRequests {

    private final OrderBook book;
    private final Journal journal;
    private final OrderEntry entry;
    private final Pursuit pursuit;
    private final EgressGuard guard;
    private final InstantSource clock;

    @Inject
    public OrderRequests(
            OrderBook book,
            Journal journal,
            OrderEntry entry,
            Pursuit pursuit,
            EgressGuard guard,
            InstantSource clock) {
        this.book = book;
        this.journal = journal;
        this.entry = entry;
        this.pursuit = pursuit;
        this.guard = guard;
        this.clock = clock;
    }

    /** Completes when all of them are booked, those of one order as they came. */
    public Uni<Void> take(List<OrderRequest> requests) {
        Uni<Void> done = Uni.createFrom().voidItem();
        List<OrderRequest.AboutOne> together = new ArrayList<>();
        for (OrderRequest request : requests) {
            switch (request) {
                case OrderRequest.AboutOne one -> together.add(one);
                case OrderRequest.MassCancel all -> {
                    List<OrderRequest.AboutOne> before = List.copyOf(together);
                    together.clear();
                    done = done.chain(() -> takeEach(before)).chain(() -> take(all));
                }
            }
        }
        return done.chain(() -> takeEach(together));
    }

    private Uni<Void> takeEach(List<OrderRequest.AboutOne> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> booked = requests.stream().map(this::take).toList();
        return Uni.join().all(booked).andFailFast().replaceWithVoid();
    }

    /** Each order is asked for under the mass cancel's own clOrdId, which is new to each. */
    private Uni<Void> take(OrderRequest.MassCancel request) {
        return book.open(request.orders())
                .map(orders -> orders.stream().map(id -> cancel(request, id)).toList())
                .chain(this::takeEach);
    }

    private static OrderRequest.AboutOne cancel(OrderRequest.MassCancel request, OrderId orderId) {
        return new OrderRequest.Cancel(
                Optional.of(orderId), request.account(), request.clOrdId(), "", request.origin());
    }

    private Uni<Void> take(OrderRequest.AboutOne request) {
        if (request.orderId().isEmpty()) {
            return refuse(request);
        }
        OrderId orderId = request.orderId().get();
        return journal.book(Change.asked(orderId, order -> events(request, order)))
                .chain(
                        booked -> {
                            BookedOrder order = booked.order();
                            if (order == null || !isOwn(request, order)) {
                                return refuse(request);
                            }
                            pursuit.pursue(order);
                            return Uni.createFrom().voidItem();
                        });
    }

    /** Whose order it is counts, not who knows its id. */
    private static boolean isOwn(OrderRequest request, BookedOrder order) {
        return order.order().terms().account().equals(request.account());
    }

    private List<OrderEvent> events(OrderRequest.AboutOne request, BookedOrder order) {
        if (!isOwn(request, order)) {
            return List.of();
        }
        Instant now = clock.instant();
        return switch (request) {
            case OrderRequest.Cancel cancel ->
                    List.of(new OrderEvent.CancelRequested(cancel.clOrdId(), now));
            case OrderRequest.Replace replace -> List.of(event(replace, order, now));
            case OrderRequest.Refused refused -> List.of(refused(refused, refused.refusal(), now));
        };
    }

    private OrderEvent event(OrderRequest.Replace replace, BookedOrder order, Instant now) {
        Optional<ExecutionCode> forbidden =
                guard.forbidden(order.order().terms(), replace.origin(), now);
        if (forbidden.isPresent()) {
            return refused(replace, forbidden.get().refusal(), now);
        }
        return replace.terms()
                .over(order.order(), replace.clOrdId())
                .<OrderEvent>map(wanted -> new OrderEvent.ReplaceRequested(wanted, now))
                .orElseGet(
                        () ->
                                refused(
                                        replace,
                                        RequestRefusal.ORD_TYPE_NOT_REPLACEABLE.refusal(),
                                        now));
    }

    private static OrderEvent refused(OrderRequest.AboutOne request, Refusal refusal, Instant now) {
        return new OrderEvent.RequestRefused(request.clOrdId(), request.responseTo(), refusal, now);
    }

    private Uni<Void> refuse(OrderRequest.AboutOne request) {
        Refusal refusal =
                request instanceof OrderRequest.Refused refused
                        ? refused.refusal()
                        : ExecutionCode.ORDER_UNKNOWN.refusal();
        return entry.refused(
                new RefusedRequest(
                        request.account(),
                        request.clOrdId(),
                        request.origClOrdId(),
                        request.responseTo(),
                        refusal,
                        request.origin(),
                        clock.instant()));
    }
}
