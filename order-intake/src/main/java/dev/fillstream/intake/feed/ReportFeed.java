package dev.fillstream.intake.feed;

import dev.fillstream.intake.submission.IntakeCode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Feeds subscribers with the reports on {@code executions}. No call blocks. */
public interface ReportFeed {

    /**
     * Begins to offer the subscriber the reports of its account, in order, each once and none left
     * out, until it is over. Completes with the refusal where that is not possible from there.
     */
    CompletionStage<Optional<IntakeCode>> begin(Subscriber subscriber, StartingPoint from);

    /**
     * The offset up to which everything of the partition has been offered to those who have caught
     * up; empty while nothing is followed.
     */
    OptionalLong offeredUpTo(Subscriber subscriber);

    /** The subscriber is over. */
    void leave(Subscriber subscriber);
}
