package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.view.Lookup;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/**
 * What comes of asking several for one order: found as soon as one has it, absent once all have
 * said that they do not, and unavailable where somebody did not say. For one event loop.
 */
final class FirstFound {

    private final Promise<Lookup> outcome = Promise.promise();
    private int open;
    private boolean allSaidNo = true;

    private FirstFound(int asked) {
        open = asked;
    }

    static Future<Lookup> of(List<Future<Lookup>> asked) {
        FirstFound first = new FirstFound(asked.size());
        asked.forEach(one -> one.otherwise(Lookup.UNAVAILABLE).onSuccess(first::take));
        return first.outcome.future();
    }

    private void take(Lookup lookup) {
        open--;
        allSaidNo &= lookup instanceof Lookup.Absent;
        if (lookup instanceof Lookup.Found) {
            outcome.tryComplete(lookup);
        } else if (open == 0) {
            outcome.tryComplete(allSaidNo ? Lookup.ABSENT : Lookup.UNAVAILABLE);
        }
    }
}
