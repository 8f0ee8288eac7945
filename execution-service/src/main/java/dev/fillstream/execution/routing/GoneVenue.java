package dev.fillstream.execution.routing;

import dev.fillstream.model.order.NewOrderSingle;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Stands for venues that the settings do not name: whatever is asked, nobody knows. */
final class GoneVenue implements ExecutionVenue {

    private static final String REASON = "this venue is not in the settings";

    @Override
    public String name() {
        return "";
    }

    @Override
    public void open(VenueListener listener) {
        // There is nothing to hear.
    }

    @Override
    public boolean isListening() {
        return false;
    }

    @Override
    public Uni<SubmitOutcome> submit(NewOrderSingle order) {
        return Uni.createFrom().item(new SubmitOutcome.Deferred(REASON));
    }

    @Override
    public Uni<QueryOutcome> query(OrderAtVenue order) {
        return Uni.createFrom().item(new QueryOutcome.Unknown(REASON));
    }

    @Override
    public Uni<RequestOutcome> cancel(OrderAtVenue order) {
        return Uni.createFrom().item(new RequestOutcome.Unknown(REASON));
    }

    @Override
    public Uni<RequestOutcome> replace(Replacement replacement) {
        return Uni.createFrom().item(new RequestOutcome.Unknown(REASON));
    }

    @Override
    public boolean refusesDuplicateIds() {
        return false;
    }

    @Override
    public Duration absencePatience() {
        return Duration.ofDays(365);
    }
}
