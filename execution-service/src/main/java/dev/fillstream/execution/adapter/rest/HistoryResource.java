package dev.fillstream.execution.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.execution.history.History;
import dev.fillstream.execution.history.OrderRecord;
import dev.fillstream.execution.history.Position;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders of the book with their reports, and what they add up to. */
@Path("/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final int MOST = 500;

    /** A list in an object, so that more can be said beside it later. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Orders(List<OrderView> orders, @Nullable String nextCursor) {}

    /** What an account holds by what it traded here. */
    public record Positions(String account, List<PositionView> positions) {}

    /** Amounts as strings; both may be negative. */
    public record PositionView(String symbol, String quantity, String cash) {
        static PositionView of(Position position) {
            return new PositionView(
                    position.symbol(),
                    Words.amount(position.quantity()),
                    Words.amount(position.cash()));
        }
    }

    private final History history;
    private final Caller caller;

    @Inject
    public HistoryResource(History history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Path("/history/orders/{orderId}")
    public Uni<OrderView> order(String orderId) {
        OrderId id = parsed(orderId);
        return history.order(id)
                .map(found -> found.filter(order -> caller.sees(order.account())))
                .map(found -> found.orElseThrow(HistoryResource::notFound))
                .chain(order -> withReports(id, order));
    }

    @GET
    @Path("/history/orders")
    public Uni<Orders> orders(
            @QueryParam("account") @Nullable String account,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Account seen = seen(account);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.read(cursor, seen);
        return history.orders(seen, before, bounded(limit))
                .map(
                        page ->
                                new Orders(
                                        page.orders().stream().map(OrderView::of).toList(),
                                        page.next().isPresent()
                                                ? Cursor.write(page.next().getAsLong(), seen)
                                                : null));
    }

    @GET
    @Path("/unknown-outcomes")
    public Uni<Orders> unknownOutcomes(@QueryParam("limit") @DefaultValue("100") int limit) {
        return history.unknownOutcomes(bounded(limit))
                .map(
                        orders ->
                                new Orders(
                                        orders.stream()
                                                .filter(order -> caller.sees(order.account()))
                                                .map(OrderView::of)
                                                .toList(),
                                        null));
    }

    @GET
    @Path("/positions")
    public Uni<Positions> positions(@QueryParam("account") @Nullable String account) {
        Account seen = seen(account);
        return history.positions(seen)
                .map(
                        rows ->
                                new Positions(
                                        seen.value(),
                                        rows.stream().map(PositionView::of).toList()));
    }

    private Uni<OrderView> withReports(OrderId id, OrderRecord order) {
        return history.reports(id)
                .map(reports -> OrderView.of(order, reports.stream().map(ReportView::of).toList()));
    }

    private Account seen(@Nullable String account) {
        if (account == null) {
            throw invalid("account", "is required");
        }
        try {
            Account parsed = new Account(account);
            if (caller.sees(account)) {
                return parsed;
            }
        } catch (InvalidValue e) {
            throw invalid("account", String.valueOf(e.getMessage()));
        }
        throw notFound();
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw invalid("limit", "must be 1 to " + MOST);
        }
        return limit;
    }

    private static OrderId parsed(String orderId) {
        try {
            return OrderId.parse(orderId);
        } catch (InvalidValue e) {
            throw notFound();
        }
    }

    static Problem.Raised invalid(String parameter, String rule) {
        return Problem.of(ProblemCode.REQUEST_INVALID, parameter + " " + rule).raised();
    }

    private static Problem.Raised notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, "no such order or account").raised();
    }
}
