package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes the orders of one poll into the book, in one transaction. */
@ApplicationScoped
public class OrderEntry {

    private final BatchBooking saving;

    @Inject
    public OrderEntry(BatchBooking saving) {
        this.saving = saving;
    }

    /**
     * Commits what was decided about each of them: the intent to send it, or why it is not sent.
     *
     * @param venue the name of the one that it goes to
     * @param decided what happens to an order before anything is sent
     * @return what became of them
     */
    public Uni<Entered> approved(
            List<Approval> approvals,
            Function<Approval, String> venue,
            Function<Approval, List<OrderEvent>> decided) {
        Booking booking = new Booking();
        for (Approval approval : firstOfEach(approvals, approval -> approval.order().orderId())) {
            var unused =
                    booking.apply(
                            BookedOrder.received(approval, venue.apply(approval)),
                            decided.apply(approval));
        }
        List<BookedOrder> orders = booking.orders();
        return saving.enter(booking).map(result -> entered(orders, result));
    }

    /**
     * What became of approved orders.
     *
     * @param toSend those to send now; none that the book knew before
     * @param others partitions that another instance owns: nothing of theirs was written
     * @param inDoubt those that the book knew, perhaps from an attempt whose answer was lost: then
     *     nobody has sent them
     */
    public record Entered(
            List<BookedOrder> toSend, Set<Integer> others, List<BookedOrder> inDoubt) {}

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

    private static Entered entered(List<BookedOrder> orders, BatchBooking.Entered result) {
        List<BookedOrder> toSend = new ArrayList<>();
        List<BookedOrder> inDoubt = new ArrayList<>();
        for (BookedOrder order : orders) {
            if (order.order().state() instanceof OrderState.Routed) {
                if (result.orders().contains(order.orderId())) {
                    toSend.add(order);
                } else if (result.isAfterFailure()
                        && !result.others().contains(order.origin().partition())) {
                    inDoubt.add(order);
                }
            }
        }
        return new Entered(toSend, result.others(), inDoubt);
    }
}
