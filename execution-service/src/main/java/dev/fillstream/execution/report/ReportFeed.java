package dev.fillstream.execution.report;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where booked reports go: {@code executions}. What is handed over here is in the book already, so
 * nothing is lost when it cannot be sent; {@link ReportSweeper} brings it later.
 */
public interface ReportFeed {

    /**
     * Sends the batch in the order given, after all batches handed over before it. Returns at once.
     * While {@link #isBehind}, batches are left to the sweeper, or an order's later report could
     * overtake its earlier one.
     */
    void publish(ReportBatch batch);

    /**
     * Leaves all batches to the sweeper from now on: one may have been committed unseen, since the
     * answer to its transaction was lost, and what follows on it must not overtake it.
     */
    void leaveToSweeper();

    /** Whether a batch was, or may have been, left out since the last catch-up. */
    boolean isBehind();

    /** Sends the batches although behind, and completes when Kafka has acknowledged them all. */
    Uni<Void> republish(List<ReportBatch> batches);

    /** From now on a batch that is left out counts as new; call before looking for a backlog. */
    void beginCatchUp();

    /** Ends being behind unless a batch was left out since {@link #beginCatchUp}. */
    void endCatchUp();
}
