package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * {@code GET /v1/orders/{orderId}}: where one order stands; with {@code Prefer: wait=N} once it was
 * reported on, or N is over.
 */
@Singleton
final class GetOrder {

    static final String ORDER_ID = "orderId";

    /** Who may look. */
    static final Set<String> GROUPS = Set.of("trader", "operator", "viewer", "risk-manager");

    private final BearerTokens tokens;
    private final OrderFinder finder;
    private final Shares shares;
    private final Waiting waiting;

    GetOrder(BearerTokens tokens, OrderFinder finder, Shares shares, Waiting waiting) {
        this.tokens = tokens;
        this.finder = finder;
        this.shares = shares;
        this.waiting = waiting;
    }

    void handle(Exchange exchange) {
        var _ =
                tokens.caller(exchange.request().getHeader("Authorization"))
                        .map(caller -> caller.inOneOf(GROUPS))
                        .compose(caller -> show(exchange, caller))
                        .onFailure(exchange::fail);
    }

    private Future<OrderView> show(Exchange exchange, Caller caller) {
        OrderId orderId = orderId(exchange.pathParameter(ORDER_ID));
        Waiting.Place place = waiting.place(exchange, orderId, exchange::ok);
        return finder.find(exchange, caller, orderId, waiting.preferred(exchange))
                .map(GetOrder::found)
                .onFailure(failure -> place.leave())
                .onSuccess(view -> answer(exchange, place, view));
    }

    /** The instance that holds the order has waited, if somebody had to. */
    private void answer(Exchange exchange, Waiting.Place place, OrderView view) {
        if (shares.of(new Account(view.terms().account())).filter(shares::isHere).isPresent()) {
            place.answer(view);
        } else {
            place.leave();
            exchange.ok(OrderJson.of(view, exchange));
        }
    }

    private static OrderView found(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(OrderView view) -> view;
            case Lookup.Absent() -> throw new Refused(IntakeCode.ORDER_UNKNOWN);
            case Lookup.Unavailable() -> throw new Refused(IntakeCode.VIEW_UNAVAILABLE);
        };
    }

    private static OrderId orderId(String text) {
        try {
            return OrderId.parse(text);
        } catch (InvalidValue malformed) {
            throw new Refused(IntakeCode.ORDER_UNKNOWN);
        }
    }
}
