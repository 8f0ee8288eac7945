package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.request.OrderMassCancelRequest;
import dev.fillstream.intake.request.OrderRequests;
import dev.fillstream.intake.request.RequestNames;
import dev.fillstream.intake.terms.Words;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Symbol;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/** {@code DELETE /v1/orders?account=[&symbol=&side=]}: the mass cancel. */
@Singleton
final class CancelOrders implements Endpoint {

    private static final Set<String> PARAMETERS = Set.of("account", "symbol", "side");

    private final BearerTokens tokens;
    private final OrderRequests requests;
    private final RequestMaking making;

    CancelOrders(BearerTokens tokens, OrderRequests requests, RequestMaking making) {
        this.tokens = tokens;
        this.requests = requests;
        this.making = making;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.DELETE;
    }

    @Override
    public String path() {
        return "/v1/orders";
    }

    @Override
    public void handle(Exchange exchange) {
        var _ =
                tokens.trader(exchange, Allowance::cancels)
                        .compose(caller -> make(exchange, request(exchange, caller)))
                        .onFailure(exchange::fail);
    }

    private static OrderMassCancelRequest request(Exchange exchange, Caller caller) {
        ClOrdId name = CancelOrder.name(exchange.request());
        QueryParameters given = QueryParameters.of(exchange.queryParameters(), PARAMETERS);
        Account account = given.required("account", Account::new);
        Symbol symbol = given.value("symbol", Symbol::new).orElse(null);
        Side side = given.value("side", Words::side).orElse(null);
        caller.mustBeAllowed(account.value());
        Instant now = exchange.time();
        return new OrderMassCancelRequest(
                name == null ? RequestNames.massCancel(account, symbol, side, now) : name,
                account,
                symbol,
                side,
                now);
    }

    private Future<?> make(Exchange exchange, OrderMassCancelRequest request) {
        return making.make(exchange, () -> requests.massCancel(request, exchange.trace().header()));
    }
}
