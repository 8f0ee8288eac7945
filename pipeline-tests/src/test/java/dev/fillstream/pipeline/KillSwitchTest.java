package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A halt under load: what comes after its answer goes nowhere, and it says how fast that was. */
@Order(3)
class KillSwitchTest {

    private static final int PER_SECOND = 500;
    private static final int SENDERS = 5;
    private static final int ORDERS = 1_000;

    private final RunningPipeline pipeline = RunningPipeline.get();
    private final RiskControl risk = new RiskControl(pipeline);

    @Test
    void stopsALoadOf500OrdersPerSecond() throws Exception {
        try (Trial trial = pipeline.trial("kill", 0)) {
            String account = trial.runPrefix() + "acct";
            risk.limits(account, "{}");
            AtomicInteger sent = new AtomicInteger();
            List<Thread> senders = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(Thread.ofVirtual().start(() -> load(trial, account, sent, start)));
            }
            Eventually.holds(
                    "half of the load", Duration.ofSeconds(30), () -> sent.get() > ORDERS / 2);
            Instant called = Instant.now();
            JsonNode answer = risk.stop("account:" + account, "halted");
            Instant answered = Instant.now();
            for (Thread sender : senders) {
                sender.join();
            }
            RunningPipeline.assertConserved(trial, ORDERS);
            History history = History.of(trial.evidence());
            assertThat(answer.path("state").asText()).isEqualTo("halted");
            assertThat(answer.path("lastApprovalAfterMillis").asDouble())
                    .isBetween(0.0, answer.path("effectiveAfterMillis").asDouble() + 100);
            assertNothingLeftAfter(answered, decisions(history, trial));
            print(answer, called, history, trial);
            risk.resume("account:" + account, answer.path("version").asLong());
        }
    }

    /** Open loop: each order has its moment, and nobody waits for another. */
    private static void load(Trial trial, String account, AtomicInteger sent, long start) {
        for (int i = sent.getAndIncrement(); i < ORDERS; i = sent.getAndIncrement()) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            trial.kafka()
                    .protobuf(
                            NewOrderSingle.newBuilder()
                                    .setClOrdId(trial.runPrefix() + i)
                                    .setAccount(account)
                                    .setSymbol("ACME")
                                    .setSide(i % 2 == 0 ? Side.SIDE_BUY : Side.SIDE_SELL)
                                    .setOrdType(OrdType.ORD_TYPE_MARKET)
                                    .setOrderQty("1")
                                    .setTimeInForce(TimeInForce.TIME_IN_FORCE_IOC)
                                    .build());
        }
    }

    /** Record times of {@code orders} are the broker's, which runs by the same clock. */
    private static void assertNothingLeftAfter(Instant answered, List<Decision> decisions) {
        assertThat(decisions).anyMatch(Decision::isApproval);
        List<Decision> later =
                decisions.stream().filter(one -> entered(one).isAfter(answered)).toList();
        assertThat(later)
                .as("orders after the answer")
                .isNotEmpty()
                .allMatch(
                        one ->
                                one.refusal()
                                        .filter(why -> why.getCode().equals("TRADING_HALTED"))
                                        .isPresent());
    }

    private static List<Decision> decisions(History history, Trial trial) {
        return history.decisions().stream()
                .filter(
                        one ->
                                one.command()
                                        .getNewOrderSingle()
                                        .getClOrdId()
                                        .startsWith(trial.runPrefix()))
                .toList();
    }

    private static Instant entered(Decision decision) {
        return Timestamps.toInstant(decision.risk().getDecidedAt());
    }

    private static void print(JsonNode answer, Instant called, History history, Trial trial) {
        Instant lastAtVenue =
                decisions(history, trial).stream()
                        .flatMap(one -> history.order(one.orderId()).stream())
                        .flatMap(one -> one.venueEntries().stream())
                        .filter(VenueEntry.Accepted.class::isInstance)
                        .map(VenueEntry::time)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        System.out.printf(
                "kill switch at %d/s: held after %.1f ms, last approval after %.1f ms, last order"
                        + " at the venue after %d ms%n",
                PER_SECOND,
                answer.path("effectiveAfterMillis").asDouble(),
                answer.path("lastApprovalAfterMillis").asDouble(),
                Duration.between(called, lastAtVenue).toMillis());
    }
}
