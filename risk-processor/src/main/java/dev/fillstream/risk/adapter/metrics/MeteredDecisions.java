package dev.fillstream.risk.adapter.metrics;

import dev.fillstream.risk.control.LastApprovals;
import dev.fillstream.risk.control.ShadowTally;
import dev.fillstream.risk.decision.DecisionObserver;
import dev.fillstream.risk.decision.ShadowVerdict;
import dev.fillstream.risk.limit.AccountLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Counts and times decisions. Meters are looked up once per tag set, not once per order. */
@Singleton
class MeteredDecisions implements DecisionObserver {

    private static final Logger LOG = Logger.getLogger(MeteredDecisions.class);

    private record Decision(String command, boolean isApproved, String code) {}

    private record Letter(String topic, String reason) {}

    private final RefusalLog refusals = new RefusalLog();
    private final MeterRegistry registry;
    private final ShadowTally tally;
    private final LastApprovals approvals;
    private final Timer latency;
    private final Counter repeated;
    private final Counter booked;
    private final Counter bookedBefore;
    private final Counter uncertain;
    private final Map<Decision, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<ShadowVerdict, Counter> shadows = new ConcurrentHashMap<>();
    private final Map<Letter, Counter> deadLetters = new ConcurrentHashMap<>();
    private final Map<String, Counter> unreadable = new ConcurrentHashMap<>();

    MeteredDecisions(MeterRegistry registry, ShadowTally tally, LastApprovals approvals) {
        this.registry = registry;
        this.approvals = approvals;
        this.tally = tally;
        latency =
                Timer.builder("fillstream.risk.decision.latency")
                        .description("From reading a command to handing on its decision")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        repeated = registry.counter("fillstream.risk.decisions.repeated");
        booked = registry.counter("fillstream.risk.reports.booked");
        uncertain = registry.counter("fillstream.risk.accounts.uncertain");
        bookedBefore = registry.counter("fillstream.risk.reports.repeated");
    }

    @Override
    public void decided(
            String command, String subject, boolean isApproved, String code, long nanos) {
        if (!isApproved) {
            refusals.refused(command, subject, code);
        }
        decisions
                .computeIfAbsent(new Decision(command, isApproved, code), this::decisions)
                .increment();
        latency.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void approved(String account, String desk, String symbol) {
        approvals.approved(account, desk, symbol, System.nanoTime());
    }

    @Override
    public void shadowed(String account, AccountLimits.Versions versions, ShadowVerdict verdict) {
        tally.add(account, versions, verdict);
        shadows.computeIfAbsent(verdict, this::shadows).increment();
    }

    private Counter shadows(ShadowVerdict verdict) {
        return registry.counter(
                "fillstream.risk.shadow.decisions",
                "outcome",
                verdict.kind().name().toLowerCase(Locale.ROOT),
                "code",
                verdict.code());
    }

    @Override
    public void repeated() {
        repeated.increment();
    }

    @Override
    public void booked(boolean isNew) {
        (isNew ? booked : bookedBefore).increment();
    }

    @Override
    public void deadLettered(String topic, String reason) {
        deadLetters
                .computeIfAbsent(
                        new Letter(topic, reason),
                        letter ->
                                registry.counter(
                                        "fillstream.risk.dead.letters",
                                        "topic",
                                        letter.topic(),
                                        "reason",
                                        letter.reason()))
                .increment();
    }

    /** Once per account until it is settled, so no flood of reports is a flood of lines. */
    @Override
    public void uncertain(String account, int partition, long offset) {
        uncertain.increment();
        LOG.warnf(
                "exposure uncertain account=%s topic=executions partition=%d offset=%d",
                account, partition, offset);
    }

    /** A feed gone wrong repeats itself: the first, second, fourth, eighth … time is logged. */
    @Override
    public void unreadableControl(String topic, String why) {
        Counter counter =
                unreadable.computeIfAbsent(
                        topic,
                        name ->
                                registry.counter(
                                        "fillstream.risk.control.unreadable", "topic", name));
        counter.increment();
        long count = (long) counter.count();
        if (Long.bitCount(count) == 1) {
            LOG.warnf("control record not understood topic=%s count=%d why=%s", topic, count, why);
        }
    }

    private Counter decisions(Decision decision) {
        return registry.counter(
                "fillstream.risk.decisions",
                "command",
                decision.command(),
                "outcome",
                decision.isApproved() ? "approved" : "rejected",
                "code",
                decision.code());
    }
}
