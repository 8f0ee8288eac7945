package dev.fillstream.intake.request;

import dev.fillstream.intake.request.ReplaceFormReader.Replace;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.OrderLog.Writing;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests about orders. What can be refused by what is known here is refused here;
 * everything else is for risk and the venue to say, and comes as a report.
 */
public final class OrderRequests {

    private final OrderViews views;
    private final RecentOrders recent;
    private final RequestLog log;

    public OrderRequests(OrderViews views, RecentOrders recent, RequestLog log) {
        this.views = views;
        this.recent = recent;
        this.log = log;
    }

    /**
     * Requests that what is left of {@code order} be taken back.
     *
     * @param name the client's name for the request; null gives it one that stays the same until
     *     something is reported on the order
     */
    public CompletionStage<Requested> cancel(
            OrderView order, @Nullable ClOrdId name, Instant transactTime, String traceparent) {
        if (hasEnded(order)) {
            return done(new Requested.Ended());
        }
        if (name != null && name.equals(clOrdId(order))) {
            return done(reused());
        }
        return made(
                new OrderCancelRequest(
                        order.orderId(),
                        name == null ? RequestNames.cancel(order) : name,
                        clOrdId(order),
                        account(order),
                        transactTime),
                traceparent);
    }

    /**
     * Requests other quantity or prices for {@code order}. Reads from disk: never call it on an
     * event loop.
     */
    public CompletionStage<Requested> replace(
            OrderView order, ReplaceForm form, Instant transactTime, String traceparent) {
        ReplaceFormReader reader = new ReplaceFormReader(form);
        Replace replace = reader.read(order.terms());
        if (replace == null) {
            return done(new Requested.Faulty(reader.errors()));
        }
        OrderCancelReplaceRequest request = request(order, replace, transactTime);
        if (replace.clOrdId().equals(clOrdId(order))) {
            boolean repeated =
                    !request.requestId().equals(order.orderId())
                            && replace.wanted().areIn(order.terms());
            return done(repeated ? new Requested.Made(request) : reused());
        }
        if (hasEnded(order)) {
            return done(new Requested.Ended());
        }
        return isOrder(request.account(), request.requestId())
                ? done(reused())
                : made(request, traceparent);
    }

    /** Requests that all orders of an account, symbol or side be taken back. */
    public CompletionStage<Requested> massCancel(
            OrderMassCancelRequest request, String traceparent) {
        return made(request, traceparent);
    }

    private static OrderCancelReplaceRequest request(
            OrderView order, Replace replace, Instant transactTime) {
        return new OrderCancelReplaceRequest(
                order.orderId(),
                replace.clOrdId(),
                clOrdId(order),
                account(order),
                replace.wanted(),
                transactTime);
    }

    private boolean isOrder(Account account, OrderId id) {
        return recent.find(id).isPresent() || views.find(account, id) instanceof Lookup.Found;
    }

    private CompletionStage<Requested> made(OrderRequest request, String traceparent) {
        return log.write(request, traceparent).thenApply(writing -> outcome(request, writing));
    }

    private static Requested outcome(OrderRequest request, Writing writing) {
        return switch (writing) {
            case ACKNOWLEDGED -> new Requested.Made(request);
            case UNCONFIRMED -> new Requested.NotConfirmed(IntakeCode.ORDERS_UNAVAILABLE);
            case OVERLOADED -> new Requested.NotConfirmed(IntakeCode.OVERLOADED);
        };
    }

    private static boolean hasEnded(OrderView order) {
        return switch (order.ordStatus()) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case PENDING_NEW,
                    NEW,
                    PARTIALLY_FILLED,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    SUSPENDED,
                    DONE_FOR_DAY ->
                    false;
        };
    }

    private static Requested reused() {
        IntakeCode code = IntakeCode.CL_ORD_ID_REUSED;
        return new Requested.Faulty(List.of(FieldError.at("clOrdId", code, code.sentence())));
    }

    private static ClOrdId clOrdId(OrderView order) {
        return new ClOrdId(order.terms().clOrdId());
    }

    private static Account account(OrderView order) {
        return new Account(order.terms().account());
    }

    private static CompletionStage<Requested> done(Requested requested) {
        return CompletableFuture.completedStage(requested);
    }
}
