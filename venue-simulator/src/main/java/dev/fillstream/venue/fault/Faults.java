package dev.fillstream.venue.fault;

import dev.fillstream.venue.exchange.OrderTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to strike, in the order in which they were ordered. */
public final class Faults {

    private final List<Fault> pending = new ArrayList<>();
    private long struck;

    public void order(Fault fault) {
        pending.add(fault);
    }

    /**
     * The fault that strikes a request about such an order now; it has one strike less afterwards.
     */
    public Optional<Fault> next(Fault.Target target, OrderTerms order) {
        for (int i = 0; i < pending.size(); i++) {
            Fault fault = pending.get(i);
            if (fault.strikes(target, order)) {
                struck++;
                if (fault.count() > 1) {
                    pending.set(i, fault.once());
                } else {
                    pending.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    public void clear() {
        pending.clear();
    }

    public List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** How many requests a fault has struck so far. */
    public long struck() {
        return struck;
    }
}
