package dev.fillstream.execution.report;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes the orders of one poll into the book, in one transaction. */
@ApplicationScoped
public class OrderEntry {

    private final BatchBooking saving;
    private final InstantSource clock;

    @Inject
    public OrderEntry(BatchBooking saving, InstantSource clock) {
        this.saving = saving;
        this.clock = clock;
    }

    /**
     * Commits the intent to send each of them to {@code venue}; those whose approval is too old are
     * booked as rejected and reported.
     *
     * @return those to send now; none that the book knew before
     */
    public Uni<List<BookedOrder>> approved(List<Approval> approvals, String venue) {
        Instant now = clock.instant();
        Booking booking = new Booking();
        for (Approval approval : firstOfEach(approvals, approval -> approval.order().orderId())) {
            var unused =
                    booking.apply(
                            BookedOrder.received(approval, venue),
                            List.of(firstEvent(approval, now)));
        }
        List<BookedOrder> orders = booking.orders();
        return saving.enter(orders, booking.told()).map(entered -> toSend(orders, entered));
    }

    /** Books and reports orders that risk refused. */
    public Uni<Void> rejected(List<Rejection> rejections) {
        return saving.enterRejected(firstOfEach(rejections, Rejection::orderId));
    }

    /** Records and reports a refused request that no order in the book can carry. */
    public Uni<Void> refused(RefusedRequest request) {
        return saving.enterRefused(request);
    }

    /** Risk tells a decision again when its order comes again; one poll may hold both. */
    private static <T> List<T> firstOfEach(List<T> all, Function<T, OrderId> orderId) {
        Set<OrderId> seen = HashSet.newHashSet(all.size());
        return all.stream().filter(one -> seen.add(orderId.apply(one))).toList();
    }

    private static OrderEvent firstEvent(Approval approval, Instant now) {
        return approval.origin().isExpired(now)
                ? new OrderEvent.RiskRejected(ExecutionCode.APPROVAL_EXPIRED.refusal(), now)
                : new OrderEvent.RoutedToVenue(now);
    }

    private static List<BookedOrder> toSend(List<BookedOrder> orders, Set<OrderId> entered) {
        return orders.stream()
                .filter(order -> entered.contains(order.orderId()))
                .filter(order -> order.order().state() instanceof OrderState.Routed)
                .toList();
    }
}
