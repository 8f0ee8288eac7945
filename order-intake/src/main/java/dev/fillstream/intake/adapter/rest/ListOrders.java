package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.adapter.rest.OtherInstances.Question;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.HeldOrders;
import dev.fillstream.intake.view.Listing;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.intake.view.Shares.Address;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** {@code GET /v1/orders}: the orders of one account, newest first, page by page. */
@Singleton
final class ListOrders implements Endpoint {

    private static final int MOST = 500;
    private static final int USUAL = 50;
    private static final Set<String> PARAMETERS =
            Set.of("account", "clOrdId", "ordStatus", "limit", "cursor");

    private final BearerTokens tokens;
    private final HeldOrders held;
    private final Shares shares;
    private final OtherInstances instances;
    private final PageCursors cursors;
    private final Workers workers;

    ListOrders(
            BearerTokens tokens,
            HeldOrders held,
            Shares shares,
            OtherInstances instances,
            PageCursors cursors,
            Workers workers) {
        this.tokens = tokens;
        this.held = held;
        this.shares = shares;
        this.instances = instances;
        this.cursors = cursors;
        this.workers = workers;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public String path() {
        return "/v1/orders";
    }

    @Override
    public void handle(Exchange exchange) {
        var _ =
                tokens.viewer(exchange)
                        .map(caller -> query(exchange, caller))
                        .compose(query -> answer(exchange, query))
                        .onSuccess(exchange::ok)
                        .onFailure(exchange::fail);
    }

    private Future<Buffer> answer(Exchange exchange, OrderQuery query) {
        int partition = shares.of(query.account()).orElseThrow(ListOrders::unavailable);
        if (shares.isHere(partition)) {
            return page(exchange, query);
        }
        if (exchange.isForwarded()) {
            throw unavailable();
        }
        return shares.elsewhere(partition)
                .map(holder -> answerOf(exchange, holder, partition))
                .orElseThrow(ListOrders::unavailable);
    }

    /**
     * The holder's own answer, which anybody with the token may have. All that could be malformed
     * here was read already, but for the cursor where the two have not the same key.
     */
    private Future<Buffer> answerOf(Exchange exchange, Address holder, int partition) {
        return instances
                .get(exchange, holder, Question.of(partition, exchange.request().uri()))
                .recover(noAnswer -> Future.failedFuture(unavailable()))
                .map(
                        answer -> {
                            return switch (answer.status()) {
                                case 200 -> answer.body();
                                case 400 -> throw new Refused(IntakeCode.CURSOR_INVALID);
                                default -> throw unavailable();
                            };
                        });
    }

    private static Refused unavailable() {
        return new Refused(IntakeCode.VIEW_UNAVAILABLE);
    }

    private OrderQuery query(Exchange exchange, Caller caller) {
        QueryParameters given = QueryParameters.of(exchange.queryParameters(), PARAMETERS);
        OrderQuery list =
                new OrderQuery(
                        given.required("account", Account::new),
                        given.value("clOrdId", ClOrdId::new).map(ClOrdId::value).orElse(null),
                        given.text("ordStatus").map(ListOrders::ordStatuses).orElse(Set.of()),
                        given.wholeNumber("limit", 1, MOST, USUAL),
                        null);
        if (!caller.mayUse(list.account().value())) {
            throw new Refused(IntakeCode.ACCOUNT_UNKNOWN);
        }
        return given.text("cursor").map(c -> list.after(cursors.place(list, c))).orElse(list);
    }

    private static Set<OrdStatus> ordStatuses(String words) {
        EnumSet<OrdStatus> statuses = EnumSet.noneOf(OrdStatus.class);
        for (String word : words.split(",", -1)) {
            Predicate<OrdStatus> named = status -> status.word().equals(word);
            statuses.add(
                    Arrays.stream(OrdStatus.values())
                            .filter(named)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            QueryParameters.malformed(
                                                    "ordStatus", "has a word that is no status")));
        }
        return statuses;
    }

    /** A long page is written where it was read: it would hold an event loop up, too. */
    private Future<Buffer> page(Exchange exchange, OrderQuery query) {
        return workers.lists()
                .call(
                        exchange,
                        IntakeCode.VIEW_UNAVAILABLE,
                        () -> fresh(query).thenApply(listing -> written(query, listing)))
                .map(written -> written.orElseThrow(ListOrders::unavailable));
    }

    private Optional<Buffer> written(OrderQuery query, Listing listing) {
        return switch (listing) {
            case Listing.Page page -> Optional.of(json(query, page));
            case Listing.Unavailable() -> Optional.empty();
        };
    }

    /** A list begins with every order that was acknowledged before it was asked for. */
    private CompletionStage<Listing> fresh(OrderQuery query) {
        if (query.after() != null) {
            return CompletableFuture.completedStage(held.list(query));
        }
        return shares.of(query.account())
                .map(partition -> held.caughtUp(Set.of(partition)))
                .orElseGet(() -> CompletableFuture.completedStage(false))
                .thenApplyAsync(
                        fresh -> fresh ? held.list(query) : Listing.UNAVAILABLE,
                        workers.lists().threads());
    }

    private Buffer json(OrderQuery query, Listing.Page page) {
        return OrderJson.of(
                page.orders(), page.next() == null ? null : cursors.cursor(query, page.next()));
    }
}
