package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.VenueOrderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out all that Alpaca knows of one order: the order, those before and after it where it was
 * replaced, and the trades of them all.
 */
final class AlpacaInquiry {

    private static final Duration SLACK = Duration.ofMillis(1);
    private static final int MOST_PAGES = 200;
    private static final int LONGEST_CHAIN = 100;

    private final Function<String, HttpRequest<Buffer>> get;

    /**
     * @param get makes a request for a path
     */
    AlpacaInquiry(Function<String, HttpRequest<Buffer>> get) {
        this.get = get;
    }

    /** Fails where there is no answer. */
    Uni<QueryOutcome> query(OrderId clientOrderId) {
        return get.apply("/v2/orders:by_client_order_id")
                .addQueryParam("client_order_id", clientOrderId.toString())
                .send()
                .map(r -> AlpacaAnswers.query(clientOrderId, r.statusCode(), r.bodyAsString()))
                .chain(this::withTrades);
    }

    private Uni<QueryOutcome> withTrades(AlpacaAnswers.Found found) {
        AlpacaOrder order = found.order();
        if (order == null) {
            return Uni.createFrom().item(found.outcome());
        }
        return chain(new ArrayDeque<>(List.of(order)))
                .map(chain -> new AlpacaTrades(List.copyOf(chain)))
                .chain(
                        trades -> {
                            Instant after = trades.first().submittedAt().minus(SLACK);
                            return trades(trades, after, MOST_PAGES);
                        })
                .map(AlpacaTrades::outcome);
    }

    /** Adds what each of the ends points to, until they point nowhere. */
    private Uni<Deque<AlpacaOrder>> chain(Deque<AlpacaOrder> chain) {
        if (chain.size() > LONGEST_CHAIN) {
            return Uni.createFrom().failure(new IllegalStateException("too many replacements"));
        }
        VenueOrderId before = chain.getFirst().replaces();
        if (before.isKnown()) {
            return order(before).invoke(chain::addFirst).chain(() -> chain(chain));
        }
        VenueOrderId after = chain.getLast().replacedBy();
        return after.isKnown()
                ? order(after).invoke(chain::addLast).chain(() -> chain(chain))
                : Uni.createFrom().item(chain);
    }

    private Uni<AlpacaOrder> order(VenueOrderId id) {
        return get.apply("/v2/orders/" + id)
                .send()
                .map(
                        response ->
                                AlpacaAnswers.successor(
                                        response.statusCode(), response.bodyAsString()))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the venue does not show " + id));
    }

    /**
     * Pages through the fills between the first order's submission and the last one's last change.
     * An order that traded at once needs one page; one that worked all day may need many.
     */
    private Uni<AlpacaTrades> trades(AlpacaTrades trades, Instant after, int pagesLeft) {
        if (trades.isWhole()) {
            return Uni.createFrom().item(trades);
        }
        if (pagesLeft == 0) {
            return Uni.createFrom().failure(new IllegalStateException("too many fills to look at"));
        }
        return get.apply("/v2/account/activities/FILL")
                .addQueryParam("after", after.toString())
                .addQueryParam("until", trades.last().updatedAt().plus(SLACK).toString())
                .addQueryParam("direction", "asc")
                .addQueryParam("page_size", Integer.toString(AlpacaFills.PAGE))
                .send()
                .map(response -> AlpacaFills.read(response.bodyAsString(), trades))
                .chain(
                        page -> {
                            Instant last = page.last();
                            return last == null || page.size() < AlpacaFills.PAGE
                                    ? Uni.createFrom().item(trades)
                                    : trades(trades, last, pagesLeft - 1);
                        });
    }
}
