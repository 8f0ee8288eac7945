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
 * What the book holds of one order: its trades, and the requests that were made about it.
 *
 * @param requests clOrdIds of cancel and replace requests, answered or not
 */
public record Past(Map<ExecId, Trade> trades, Set<ClOrdId> requests) implements OrderHistory {

    public static final Past NONE = new Past(Map.of(), Set.of());

    public Past {
        trades = Map.copyOf(trades);
        requests = Set.copyOf(requests);
    }

    @Override
    public @Nullable Trade trade(ExecId execId) {
        return trades.get(execId);
    }

    @Override
    public boolean hasSeen(ExecId execId) {
        return trades.containsKey(execId);
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
            default -> changed.isEmpty() ? this : and(changed);
        };
    }

    private Past and(ClOrdId request) {
        Set<ClOrdId> more = new HashSet<>(requests);
        more.add(request);
        return new Past(trades, more);
    }

    private Past and(List<Trade> changed) {
        if (trades.isEmpty() && changed.size() == 1) {
            return new Past(Map.of(changed.getFirst().execId(), changed.getFirst()), requests);
        }
        Map<ExecId, Trade> more = new HashMap<>(trades);
        changed.forEach(trade -> more.put(trade.execId(), trade));
        return new Past(more, requests);
    }
}
