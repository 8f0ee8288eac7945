package dev.fillstream.execution.routing;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request to the venue and back. One step at a time, each begun by a look at how the
 * order stands: once it does not wait any more, whoever answered it, the errand is done.
 *
 * <pre>
 *          .-- the venue does not know the order yet: wait
 *  send --+--- taken ------> the report answers it; ask where it does not come
 *          |-- no clear word -> ask
 *          '-- refused -----> ask how the order stands, then book the refusal
 *
 *  ask ---+--- answered meanwhile: done
 *          |-- cancel, order still open: send again
 *          '-- replace, proved absent: book as refused
 * </pre>
 */
final class Errand {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final OrderId orderId;
    private final ClOrdId clOrdId;
    private final String venue;
    private final Pursuit pursuit;
    private Duration pause = FIRST_PAUSE;
    private Instant sentAt;
    private VenueOrderId sentTo = VenueOrderId.UNKNOWN;
    private int absences;

    Errand(OrderId orderId, ClOrdId clOrdId, String venue, Pursuit pursuit) {
        this.orderId = orderId;
        this.clOrdId = clOrdId;
        this.venue = venue;
        this.pursuit = pursuit;
        this.sentAt = pursuit.clock().instant();
    }

    OrderId orderId() {
        return orderId;
    }

    ClOrdId clOrdId() {
        return clOrdId;
    }

    String venue() {
        return venue;
    }

    Uni<Void> send() {
        return whileWaiting(Change.of(orderId), this::send);
    }

    private Uni<Void> send(BookedOrder order, PendingRequest request) {
        if (!order.order().venueOrderId().isKnown() || !pursuit.maySend(venue, request)) {
            return later(this::send);
        }
        return pursuit.isOwn(order)
                .chain(
                        isOwn -> {
                            if (!isOwn) {
                                pursuit.forget(this);
                                return Uni.createFrom().voidItem();
                            }
                            sentTo = order.order().venueOrderId();
                            sentAt = pursuit.clock().instant();
                            return call(order, request).chain(this::sent);
                        });
    }

    private Uni<RequestOutcome> call(BookedOrder order, PendingRequest request) {
        return switch (request) {
            case PendingRequest.Cancel _ -> pursuit.venue(venue).cancel(OrderAtVenue.of(order));
            case PendingRequest.Replace(var wanted) ->
                    pursuit.venue(venue)
                            .replace(
                                    new Replacement(
                                            OrderAtVenue.of(order),
                                            order.requestId(clOrdId),
                                            wanted));
        };
    }

    private Uni<Void> sent(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Requested() -> {
                pursuit.later(venue, pursuit.config().requests().answerPatience(), this::ask);
                yield Uni.createFrom().voidItem();
            }
            case RequestOutcome.Unknown _ -> later(this::ask);
            case RequestOutcome.Refused(Refusal refusal) -> refused(refusal);
        };
    }

    /** The order may have ended, or become another one, without our having heard of it. */
    private Uni<Void> refused(Refusal refusal) {
        return whileWaiting(
                Change.of(orderId), (order, _) -> askAfterRefusal(OrderAtVenue.of(order), refusal));
    }

    private Uni<Void> askAfterRefusal(OrderAtVenue asked, Refusal refusal) {
        return pursuit.venue(venue)
                .query(asked)
                .chain(
                        outcome ->
                                switch (outcome) {
                                    case QueryOutcome.Found(List<VenueReport> reports) ->
                                            whileWaiting(
                                                    Change.reported(venue, orderId, reports),
                                                    (order, request) ->
                                                            refused(order, request, refusal));
                                    case QueryOutcome.NotFound() -> reject(refusal);
                                    case QueryOutcome.Unknown _ -> later(() -> refused(refusal));
                                });
    }

    private Uni<Void> refused(BookedOrder order, PendingRequest request, Refusal refusal) {
        boolean meantAnother =
                !order.order().venueOrderId().equals(sentTo) || isBehindReplace(order);
        return request instanceof PendingRequest.Cancel && meantAnother
                ? later(this::send)
                : reject(refusal);
    }

    private static boolean isBehindReplace(BookedOrder order) {
        return order.order().state() instanceof OrderState.Pending pending
                && pending.requests().getFirst() instanceof PendingRequest.Replace;
    }

    Uni<Void> ask() {
        return whileWaiting(Change.of(orderId), this::ask);
    }

    private Uni<Void> ask(BookedOrder order, PendingRequest request) {
        return switch (request) {
            case PendingRequest.Cancel _ ->
                    pursuit.venue(venue).query(OrderAtVenue.of(order)).chain(this::askedForCancel);
            case PendingRequest.Replace _ ->
                    pursuit.venue(venue)
                            .query(OrderAtVenue.of(order).named(order.requestId(clOrdId)))
                            .chain(this::askedForReplace);
        };
    }

    private Uni<Void> askedForCancel(QueryOutcome outcome) {
        return outcome instanceof QueryOutcome.Found(List<VenueReport> reports)
                ? whileWaiting(Change.reported(venue, orderId, reports), this::send)
                : later(this::ask);
    }

    private Uni<Void> askedForReplace(QueryOutcome outcome) {
        return switch (outcome) {
            case QueryOutcome.Found(List<VenueReport> reports) ->
                    whileWaiting(
                            Change.reported(venue, orderId, reports), (_, _) -> later(this::ask));
            case QueryOutcome.Unknown _ -> later(this::ask);
            case QueryOutcome.NotFound() -> absent();
        };
    }

    private Uni<Void> absent() {
        absences++;
        Instant believed = sentAt.plus(pursuit.venue(venue).absencePatience());
        boolean proven =
                absences >= pursuit.config().resolver().absenceProofs()
                        && !pursuit.clock().instant().isBefore(believed);
        return proven ? reject(ExecutionCode.REQUEST_NOT_RECEIVED.refusal()) : later(this::ask);
    }

    private Uni<Void> reject(Refusal refusal) {
        Instant now = pursuit.clock().instant();
        OrderEvent event = new OrderEvent.RequestRejected(clOrdId, refusal, now);
        return whileWaiting(Change.of(orderId, event), (_, _) -> later(this::ask));
    }

    /** Books the change; goes on to {@code next} only if the request waits even then. */
    private Uni<Void> whileWaiting(
            Change change, BiFunction<BookedOrder, PendingRequest, Uni<Void>> next) {
        return pursuit.journal()
                .book(change)
                .chain(
                        booked -> {
                            BookedOrder order = booked.order();
                            if (order == null) {
                                return later(this::ask);
                            }
                            PendingRequest request = request(order);
                            if (request != null) {
                                return next.apply(order, request);
                            }
                            pursuit.done(this, order);
                            return Uni.createFrom().voidItem();
                        });
    }

    private @Nullable PendingRequest request(BookedOrder order) {
        return order.order().state() instanceof OrderState.Pending pending
                ? pending.find(clOrdId)
                : null;
    }

    private Uni<Void> later(Supplier<Uni<Void>> step) {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        Duration longest = pursuit.config().resolver().maxDelay();
        pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        pursuit.later(venue, now, step);
        return Uni.createFrom().voidItem();
    }
}
