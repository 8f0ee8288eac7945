package dev.fillstream.execution.report;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderHistory;
import dev.fillstream.model.order.Trade;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the book holds of one order: its trades, what else the venue said of it under an id, and the
 * requests that were made about it.
 *
 * @param events execIds of what is no trade: that it was triggered, suspended, restated …
 * @param requests clOrdIds of cancel and replace requests, answered or not
 */
public record Past(Map<ExecId, Trade> trades, Set<ExecId> events, Set<ClOrdId> requests)
        implements OrderHistory {

    public static final Past NONE = new Past(Map.of(), Set.of(), Set.of());

    public Past {
        trades = Map.copyOf(trades);
        events = Set.copyOf(events);
        requests = Set.copyOf(requests);
    }

    @Override
    public @Nullable Trade trade(ExecId execId) {
        return trades.get(execId);
    }

    @Override
    public boolean hasSeen(ExecId execId) {
        return trades.containsKey(execId) || events.contains(execId);
    }

    @Override
    public boolean hasSeen(ClOrdId request) {
        return requests.contains(request);
    }

    Past and(OrderEvent event, List<Trade> changed) {
        return switch (event) {
            case OrderEvent.CancelRequested(ClOrdId clOrdId, _) -> and(clOrdId);
            case OrderEvent.ReplaceRequested(var wanted, _) -> and(wanted.clOrdId());
            case OrderEvent.RequestRefused(ClOrdId clOrdId, _, _, _) -> and(clOrdId);
            case OrderEvent.Triggered triggered -> and(triggered.execId());
            case OrderEvent.Suspended suspended -> and(suspended.execId());
            case OrderEvent.Resumed resumed -> and(resumed.execId());
            case OrderEvent.DoneForDay done -> and(done.execId());
            case OrderEvent.Restated restated -> and(restated.execId());
            case OrderEvent.TradeCanceled bust -> and(changed).and(bust.execId());
            default -> changed.isEmpty() ? this : and(changed);
        };
    }

    private Past and(ExecId event) {
        Set<ExecId> more = new HashSet<>(events);
        more.add(event);
        return new Past(trades, more, requests);
    }

    private Past and(ClOrdId request) {
        Set<ClOrdId> more = new HashSet<>(requests);
        more.add(request);
        return new Past(trades, events, more);
    }

    private Past and(List<Trade> changed) {
        if (trades.isEmpty() && changed.size() == 1) {
            return new Past(
                    Map.of(changed.getFirst().execId(), changed.getFirst()), events, requests);
        }
        Map<ExecId, Trade> more = new HashMap<>(trades);
        changed.forEach(trade -> more.put(trade.execId(), trade));
        return new Past(more, events, requests);
    }
}
