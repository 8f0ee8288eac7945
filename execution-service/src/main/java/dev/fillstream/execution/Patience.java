package dev.fillstream.execution;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** How this service waits for a database, a broker or a venue that is away: as long as it takes. */
public final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private Patience() {}

    /** Runs {@code step} until it succeeds, with pauses that grow. */
    public static <T> Uni<T> untilDone(String what, Supplier<Uni<T>> step) {
        return untilDone(what, step, _ -> false);
    }

    /** The same, but a failure that {@code isAnswer} is passed on. */
    public static <T> Uni<T> untilDone(
            String what, Supplier<Uni<T>> step, Predicate<Throwable> isAnswer) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .onFailure(isAnswer.negate())
                .invoke(failure -> LOG.warnf("%s waits, and will try again: %s", what, failure))
                .onFailure(isAnswer.negate())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
