package dev.fillstream.execution.routing;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The last look at an order before it leaves the house. It trusts neither risk nor what called it:
 * an order that is too old or halted is not sent, no order is sent for more than was approved,
 * however often it comes, and a flood of messages pauses the venue until somebody resumes it.
 */
@ApplicationScoped
public class EgressGuard {

    private static final Logger LOG = Logger.getLogger(EgressGuard.class);
    private static final int REMEMBERED = 100_000;

    private final TradingStates states;
    private final Function<BookedOrder, VenueGate> gates;
    private final Counter stopped;
    private final Map<OrderId, Quantity> sent = new Recent();

    @Inject
    public EgressGuard(TradingStates states, Venues venues, MeterRegistry registry) {
        this(states, venues::of, registry);
    }

    EgressGuard(
            TradingStates states, Function<BookedOrder, VenueGate> gates, MeterRegistry registry) {
        this.states = states;
        this.gates = gates;
        this.stopped =
                Counter.builder("fillstream.egress.stopped")
                        .description("Orders that the last look before the venue held back")
                        .register(registry);
    }

    /** Why the order must not be sent now; empty where it may, and then it counts as sent. */
    public Optional<Refusal> refusal(BookedOrder order, Instant now, long nanoTime) {
        Optional<ExecutionCode> code = code(order, now);
        code.ifPresent(_ -> stopped.increment());
        if (code.isEmpty()) {
            count(gates.apply(order), nanoTime);
        }
        return code.map(ExecutionCode::refusal);
    }

    /** A message goes out. */
    public void count(VenueGate gate, long nanoTime) {
        if (gate.rate().isExceeded(nanoTime)) {
            gate.venueSwitch().pause("message rate exceeded");
            LOG.errorf(
                    "more than %d messages a second: venue %s is paused until it is resumed",
                    gate.rate().perSecond(), gate.name());
        }
    }

    /** Whether a halt, its age or its own date forbids the order, whatever was sent. */
    public Optional<ExecutionCode> forbidden(NewOrderSingle order, Origin origin, Instant now) {
        if (origin.isExpired(now)) {
            return Optional.of(ExecutionCode.APPROVAL_EXPIRED);
        }
        return order.timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)
                        && !now.isBefore(expireTime)
                ? Optional.of(ExecutionCode.EXPIRE_TIME_PAST)
                : states.halted(order).map(_ -> ExecutionCode.TRADING_HALTED);
    }

    /** The venue proved that it does not have the order, so that nothing of it counts as sent. */
    public void absent(OrderId orderId) {
        synchronized (sent) {
            sent.remove(orderId);
        }
    }

    private Optional<ExecutionCode> code(BookedOrder order, Instant now) {
        NewOrderSingle terms = order.order().terms();
        Optional<ExecutionCode> forbidden = forbidden(terms, order.origin(), now);
        if (forbidden.isPresent()) {
            return forbidden;
        }
        synchronized (sent) {
            Quantity before = sent.getOrDefault(terms.orderId(), Quantity.ZERO);
            Quantity after = before.plus(terms.orderQty());
            if (after.compareTo(terms.orderQty()) > 0) {
                LOG.errorf("orderId=%s was about to be sent a second time", terms.orderId());
                return Optional.of(ExecutionCode.EGRESS_QUANTITY);
            }
            sent.put(terms.orderId(), after);
        }
        return Optional.empty();
    }

    /** What was sent last. */
    private static final class Recent extends LinkedHashMap<OrderId, Quantity> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Quantity> eldest) {
            return size() > REMEMBERED;
        }
    }
}
