package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.model.order.OrderEvent.Traded;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order and those that took its place one after the other, with the trades found so far of any.
 */
final class AlpacaTrades {

    private final List<AlpacaOrder> chain;
    private final Map<VenueOrderId, List<Traded>> trades = new HashMap<>();
    private Quantity found = Quantity.ZERO;

    /**
     * @param chain at least one order, the oldest first
     */
    AlpacaTrades(List<AlpacaOrder> chain) {
        this.chain = List.copyOf(chain);
        this.chain.forEach(order -> trades.put(order.id(), new ArrayList<>()));
    }

    AlpacaOrder first() {
        return chain.getFirst();
    }

    AlpacaOrder last() {
        return chain.getLast();
    }

    void add(VenueOrderId of, Traded trade) {
        List<Traded> own = trades.get(of);
        if (own != null) {
            own.add(trade);
            found = found.plus(trade.lastQty());
        }
    }

    /** Whether nothing is missing. */
    boolean isWhole() {
        return found.compareTo(wanted()) >= 0;
    }

    /** An answer that lacks trades, or an end told before them, would book an order short. */
    QueryOutcome outcome() {
        if (!found.equals(wanted())) {
            return new QueryOutcome.Unknown("the venue does not show all trades yet");
        }
        List<VenueReport> reports = new ArrayList<>();
        chain.forEach(
                order -> reports.addAll(order.reports(trades.getOrDefault(order.id(), List.of()))));
        return new QueryOutcome.Found(reports);
    }

    private Quantity wanted() {
        return last().filledQty();
    }
}
