package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.adapter.venue.paper.PaperPrices.Quote;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The paper venue's stop orders. The book has the last word: before one is set off it is looked up
 * there, since another instance may have had it meanwhile, and one that only the book knows of is
 * taken up again when it is asked after.
 */
final class PaperStops {

    private static final Logger LOG = Logger.getLogger(PaperStops.class);
    private static final int REMEMBERED = 10_000;

    private final String venue;
    private final Function<OrderId, Uni<Optional<BookedOrder>>> book;
    private final InstantSource clock;
    private final WaitingStops waiting = new WaitingStops();

    /** How those ended that ended last: the book may not have it yet, and each ends only once. */
    private final Map<OrderId, OrderEvent> ended = Collections.synchronizedMap(new Recent());

    private volatile @Nullable VenueListener listener;

    PaperStops(
            String venue, Function<OrderId, Uni<Optional<BookedOrder>>> book, InstantSource clock) {
        this.venue = venue;
        this.book = book;
        this.clock = clock;
    }

    void open(VenueListener hears) {
        listener = hears;
    }

    /** Lets the order wait, unless the market is there already. */
    SubmitOutcome enter(WaitingStop stop, Supplier<Optional<Quote>> quotes) {
        List<OrderEvent> events = new ArrayList<>();
        events.add(PaperFill.acknowledged(stop.order(), clock.instant()));
        waiting.add(stop);
        // Only now, so that a quote is either seen here or finds the order waiting.
        quotes.get()
                .filter(stop::isReached)
                .filter(_ -> waiting.remove(stop.orderId()).isPresent())
                .ifPresent(quote -> events.addAll(setOff(stop, quote)));
        return new SubmitOutcome.Accepted(events);
    }

    /** Sets off what the quote reaches. */
    void quoted(Symbol symbol, Quote quote) {
        for (WaitingStop stop : waiting.takeReached(symbol, quote)) {
            book.apply(stop.orderId())
                    .subscribe()
                    .with(
                            found -> {
                                if (found.filter(this::isHere).isPresent()) {
                                    setOff(stop, quote).forEach(event -> tell(stop, event));
                                }
                            },
                            failure -> {
                                LOG.warnf("a stop waits for the next quote: %s", failure);
                                waiting.add(stop);
                            });
        }
    }

    Uni<QueryOutcome> query(OrderId orderId) {
        return find(orderId)
                .map(
                        found ->
                                found.<QueryOutcome>map(
                                                stop -> new QueryOutcome.Found(reports(stop)))
                                        .orElseGet(QueryOutcome.NotFound::new));
    }

    Uni<RequestOutcome> cancel(OrderId orderId) {
        return find(orderId)
                .map(
                        found ->
                                found.filter(this::cancel).isPresent()
                                        ? new RequestOutcome.Requested()
                                        : new RequestOutcome.Refused(
                                                ExecutionCode.CANCEL_TOO_LATE.refusal()));
    }

    private boolean cancel(WaitingStop stop) {
        OrderEvent canceled = new OrderEvent.Canceled(clock.instant());
        if (waiting.remove(stop.orderId()).isEmpty()
                || ended.putIfAbsent(stop.orderId(), canceled) != null) {
            return false;
        }
        tell(stop, canceled);
        return true;
    }

    /** What is told of it then; nothing where it has ended already. */
    private List<OrderEvent> setOff(WaitingStop stop, Quote quote) {
        NewOrderSingle order = stop.order();
        OrderEvent traded =
                PaperFill.traded(
                        order,
                        PaperFill.price(order, Optional.of(quote)).orElseThrow(),
                        clock.instant());
        return ended.putIfAbsent(stop.orderId(), traded) == null
                ? List.of(PaperFill.triggered(order, traded.transactTime()), traded)
                : List.of();
    }

    /** The order if it waits or ended lately, or if the book has it waiting here. */
    private Uni<Optional<WaitingStop>> find(OrderId orderId) {
        Optional<WaitingStop> here = waiting.find(orderId);
        return here.isPresent()
                ? Uni.createFrom().item(here)
                : book.apply(orderId)
                        .map(
                                found ->
                                        found.filter(this::isHere)
                                                .map(order -> order.order().terms())
                                                .flatMap(WaitingStop::of))
                        .invoke(found -> found.ifPresent(this::waitAgain));
    }

    private void waitAgain(WaitingStop stop) {
        if (!ended.containsKey(stop.orderId())) {
            waiting.add(stop);
        }
    }

    private boolean isHere(BookedOrder order) {
        return order.venue().equals(venue)
                && order.order().venueOrderId().isKnown()
                && !order.order().isTerminal();
    }

    private List<VenueReport> reports(WaitingStop stop) {
        List<VenueReport> reports = new ArrayList<>();
        reports.add(report(stop, PaperFill.acknowledged(stop.order(), clock.instant())));
        OrderEvent end = ended.get(stop.orderId());
        if (end != null) {
            reports.add(report(stop, end));
        }
        return reports;
    }

    private void tell(WaitingStop stop, OrderEvent event) {
        VenueListener hears = listener;
        if (hears != null) {
            hears.reported(report(stop, event));
        }
    }

    private static VenueReport report(WaitingStop stop, OrderEvent event) {
        NewOrderSingle order = stop.order();
        return new VenueReport(
                order.orderId(),
                PaperFill.venueOrderId(order),
                new VenueReport.Terms(order.symbol().value(), Optional.of(order.side().isBuy())),
                event);
    }

    private static final class Recent extends LinkedHashMap<OrderId, OrderEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, OrderEvent> eldest) {
            return size() > REMEMBERED;
        }
    }
}
