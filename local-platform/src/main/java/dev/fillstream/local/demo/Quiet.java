package dev.fillstream.local.demo;

import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.demo.Funnel.Counts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits until a run has come to rest: every order decided and settled, every report delivered. */
final class Quiet {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofMillis(800);

    private final Funnel funnel;
    private final Supplier<List<Receipt>> receipts;
    private final List<ReceivingEndpoint> endpoints;

    Quiet(Funnel funnel, Supplier<List<Receipt>> receipts, List<ReceivingEndpoint> endpoints) {
        this.funnel = funnel;
        this.receipts = receipts;
        this.endpoints = endpoints;
    }

    /** How many of the run's reports every endpoint has taken. */
    int delivered() {
        Set<String> everywhere = new HashSet<>(funnel.reportIds());
        List<Receipt> all = receipts.get();
        for (ReceivingEndpoint endpoint : endpoints) {
            Set<String> here = new HashSet<>();
            for (Receipt receipt : all) {
                if (receipt.isSuccess() && receipt.path().equals(endpoint.path())) {
                    here.add(receipt.webhookId());
                }
            }
            everywhere.retainAll(here);
        }
        return everywhere.size();
    }

    /**
     * Returns whether the run came to rest, and stayed there for a moment, before the deadline.
     *
     * @param meanwhile called at each look, for a display
     */
    boolean await(int atLeast, Duration patience, Consumer<Counts> meanwhile) {
        long deadline = System.nanoTime() + patience.toNanos();
        long restingSince = 0;
        Counts before = funnel.counts();
        while (System.nanoTime() < deadline) {
            Counts now = funnel.counts();
            meanwhile.accept(now);
            boolean rests =
                    now.equals(before)
                            && now.accepted() >= atLeast
                            && now.isSettled()
                            && delivered() == now.reports();
            if (!rests) {
                restingSince = 0;
            } else if (restingSince == 0) {
                restingSince = System.nanoTime();
            } else if (System.nanoTime() - restingSince > REST.toNanos()) {
                return true;
            }
            before = now;
            LockSupport.parkNanos(STEP.toNanos());
        }
        return false;
    }
}
