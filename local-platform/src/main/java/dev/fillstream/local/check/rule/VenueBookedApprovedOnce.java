package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.model.value.Quantity;
import java.util.List;

/**
 * The venue booked each approved order once, for the approved quantity, and nothing else. An
 * approved order may be missing at the venue only where its last report says why it was refused.
 */
public final class VenueBookedApprovedOnce implements Check {

    @Override
    public String name() {
        return "the venue booked each approved order exactly once and none other";
    }

    @Override
    public String subject() {
        return "approved orders";
    }

    @Override
    public void examine(History history, Findings findings) {
        for (VenueEntry stranger : history.strangers()) {
            findings.problem("the venue's journal has %s for no order it accepted", stranger);
        }
        for (OrderCase order : history.orders()) {
            List<VenueEntry.Accepted> bookings =
                    order.venueEntries().stream()
                            .filter(VenueEntry.Accepted.class::isInstance)
                            .map(VenueEntry.Accepted.class::cast)
                            .toList();
            if (order.isApproved()) {
                findings.examined();
                examineApproved(order, bookings, findings);
                examineReplaces(order, history, findings);
            } else {
                findings.expect(
                        bookings.isEmpty(),
                        "order %s is at the venue and was never approved",
                        order.orderId());
            }
        }
    }

    private static void examineReplaces(OrderCase order, History history, Findings findings) {
        for (VenueEntry entry : order.venueEntries()) {
            if (entry instanceof VenueEntry.Replacing replacing) {
                var approved = history.approvedReplace(replacing.clientOrderId());
                findings.expect(
                        approved.isPresent(),
                        "order %s was replaced at the venue by %s, which nobody approved",
                        order.orderId(),
                        replacing.clientOrderId());
                approved.filter(replace -> replace.hasOrderQty())
                        .map(replace -> Quantity.of(replace.getOrderQty()))
                        .ifPresent(
                                wanted ->
                                        findings.expect(
                                                replacing.orderQty().equals(wanted),
                                                "order %s was to be replaced by one of %s, and the"
                                                        + " venue booked %s",
                                                order.orderId(),
                                                wanted,
                                                replacing.orderQty()));
            }
        }
    }

    private static void examineApproved(
            OrderCase order, List<VenueEntry.Accepted> bookings, Findings findings) {
        if (bookings.isEmpty()) {
            findings.expect(
                    endedBeforeVenue(order) || PaperTrading.isPaper(order),
                    "order %s was approved and is not at the venue",
                    order.orderId());
            return;
        }
        findings.expect(
                bookings.size() == 1,
                "order %s is at the venue %d times",
                order.orderId(),
                bookings.size());
        Quantity approved =
                Quantity.of(
                        order.decisions().getFirst().command().getNewOrderSingle().getOrderQty());
        findings.expect(
                bookings.getFirst().orderQty().equals(approved),
                "order %s was approved for %s, and the venue booked %s",
                order.orderId(),
                approved,
                bookings.getFirst().orderQty());
    }

    private static boolean endedBeforeVenue(OrderCase order) {
        return order.lastReport()
                .filter(
                        last ->
                                !last.getRefusal().getCode().isEmpty()
                                        && last.getVenueOrderId().isEmpty())
                .isPresent();
    }
}
