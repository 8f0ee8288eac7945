package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.WebhookEvent;
import java.util.List;

/** One event and the endpoints that want it. */
record Fanout(WebhookEvent event, List<Target> targets) {

    /**
     * @param previousReportSeq of the report about the same order that the endpoint was told before
     */
    record Target(Endpoint endpoint, long previousReportSeq) {}

    Fanout {
        targets = List.copyOf(targets);
    }
}
