package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.Patience;
import dev.fillstream.execution.reconcile.StartGate;
import dev.fillstream.execution.routing.Handover;
import dev.fillstream.execution.routing.OrderRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes risk's decisions in, one poll at a time. The poll's offsets are committed when all that it
 * asked for is in the book, which carries the work from there. A database or broker that is away is
 * waited for: nothing is skipped, and nothing is done twice, since the book knows each order.
 */
@ApplicationScoped
public class RiskDecisionConsumer {

    private final StartGate gate;
    private final Handover handover;
    private final OrderRequests requests;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    @Inject
    public RiskDecisionConsumer(
            StartGate gate,
            Handover handover,
            OrderRequests requests,
            DeadLetters deadLetters,
            InstantSource clock) {
        this.gate = gate;
        this.handover = handover;
        this.requests = requests;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Incoming("risk-approved")
    Uni<Void> approved(ConsumerRecords<byte[], byte[]> records) {
        DecisionReader poll = DecisionReader.readApproved(records, clock.instant());
        return gate.opened()
                .chain(() -> Patience.untilDone("intake", () -> deadLetters.send(poll.unread())))
                .chain(() -> Patience.untilDone("intake", () -> handover.take(poll.approvals())))
                .chain(() -> Patience.untilDone("intake", () -> requests.take(poll.requests())));
    }

    @Incoming("risk-rejected")
    Uni<Void> rejected(ConsumerRecords<byte[], byte[]> records) {
        DecisionReader poll = DecisionReader.readRejected(records, clock.instant());
        return gate.opened()
                .chain(() -> Patience.untilDone("intake", () -> deadLetters.send(poll.unread())))
                .chain(() -> Patience.untilDone("intake", () -> handover.record(poll.rejections())))
                .chain(() -> Patience.untilDone("intake", () -> requests.take(poll.requests())));
    }
}
