package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.Failpoint;
import dev.fillstream.execution.Patience;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.reconcile.StartGate;
import dev.fillstream.execution.reconcile.Takeover;
import dev.fillstream.execution.report.Approval;
import dev.fillstream.execution.report.NotOwner;
import dev.fillstream.execution.routing.Handover;
import dev.fillstream.execution.routing.OrderRequests;
import dev.fillstream.schemas.DecisionSeal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Takeover takeover;
    private final Handover handover;
    private final OrderRequests requests;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final Duration doubt;
    private final Optional<DecisionSeal> seal;

    @Inject
    public RiskDecisionConsumer(
            StartGate gate,
            Takeover takeover,
            Handover handover,
            OrderRequests requests,
            DeadLetters deadLetters,
            InstantSource clock,
            ExecutionConfig config) {
        this.gate = gate;
        this.takeover = takeover;
        this.handover = handover;
        this.requests = requests;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.doubt = config.owner().doubt();
        this.seal = DecisionSeal.of(config.decisionKey());
    }

    @Incoming("risk-approved")
    Uni<Void> approved(ConsumerRecords<byte[], byte[]> records) {
        DecisionReader poll = DecisionReader.readApproved(records, clock.instant(), seal);
        Failpoint.CONSUMED.reach();
        return gate.opened()
                .chain(() -> Patience.untilDone("intake", () -> deadLetters.send(poll.unread())))
                .chain(() -> handOver(poll.approvals()))
                .chain(() -> Patience.untilDone("intake", () -> requests.take(poll.requests())))
                .invoke(Failpoint.OFFSET_UNCOMMITTED::reach);
    }

    @Incoming("risk-rejected")
    Uni<Void> rejected(ConsumerRecords<byte[], byte[]> records) {
        DecisionReader poll = DecisionReader.readRejected(records, clock.instant(), seal);
        return gate.opened()
                .chain(() -> Patience.untilDone("intake", () -> deadLetters.send(poll.unread())))
                .chain(() -> Patience.untilDone("intake", () -> handover.record(poll.rejections())))
                .chain(() -> Patience.untilDone("intake", () -> requests.take(poll.requests())));
    }

    /**
     * What belongs to a partition that was taken away meanwhile is left to its new owner. Where the
     * database says that another instance is the owner, it is right until proven wrong: only a
     * partition that is still assigned here after a while is claimed again.
     */
    private Uni<Void> handOver(List<Approval> approvals) {
        Set<Integer> partitions =
                approvals.stream().map(one -> one.origin().partition()).collect(Collectors.toSet());
        return takeover.done(partitions)
                .chain(
                        () ->
                                Patience.untilDone(
                                        "intake",
                                        () -> handover.take(ours(approvals)),
                                        NotOwner.class::isInstance))
                .onFailure(NotOwner.class)
                .recoverWithUni(
                        () ->
                                Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(doubt)
                                        .chain(() -> takeover.again(partitions))
                                        .chain(() -> handOver(approvals)));
    }

    private List<Approval> ours(List<Approval> approvals) {
        return approvals.stream()
                .filter(approval -> takeover.isAssigned(approval.origin().partition()))
                .toList();
    }
}
