package dev.fillstream.risk.adapter.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last readable limits of each account; they hold from the next order of the partition
 * on. A record without a value takes the limits away, and with them the right to trade.
 */
final class LimitsHandler {

    private final KeyValueStore<String, byte[]> limits;
    private final Outlet outlet;

    LimitsHandler(ProcessingContext context, Outlet outlet) {
        limits = context.getStateStore(StateStores.LIMITS);
        this.outlet = outlet;
    }

    void handle(Arrival arrival) {
        byte @Nullable [] key = arrival.record().key();
        byte @Nullable [] value = arrival.record().value();
        if (key == null) {
            deadLetter(arrival, Reason.KEY_MISSING, "the record has no key");
        } else if (value == null) {
            limits.delete(new String(key, UTF_8));
        } else {
            set(arrival, new String(key, UTF_8), value);
        }
    }

    private void set(Arrival arrival, String account, byte[] value) {
        switch (Topic.RISK_LIMITS.format().read(value)) {
            case Readable(var wire) when wire.getAccount().equals(account) ->
                    limits.put(account, value);
            case Readable(var wire) ->
                    deadLetter(
                            arrival,
                            Reason.KEY_NOT_ACCOUNT,
                            "the key is not account " + wire.getAccount());
            case Unreadable(var reason, var detail) -> deadLetter(arrival, reason, detail);
        }
    }

    private void deadLetter(Arrival arrival, Reason reason, String cause) {
        outlet.deadLetter(arrival, Topic.RISK_LIMITS, reason, cause);
    }
}
