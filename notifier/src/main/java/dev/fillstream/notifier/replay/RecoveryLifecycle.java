package dev.fillstream.notifier.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks now and then for recoveries that an instance left behind. */
@ApplicationScoped
public class RecoveryLifecycle {

    private static final Logger LOG = Logger.getLogger(RecoveryLifecycle.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Recoveries recoveries;
    private final Vertx vertx;
    private long timer;

    public RecoveryLifecycle(Recoveries recoveries, Vertx vertx) {
        this.recoveries = recoveries;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        recoveries.stop();
    }

    private void look() {
        var _ =
                recoveries
                        .takeOver()
                        .subscribe()
                        .with(
                                _ -> {},
                                failure -> LOG.warnf("looking for recoveries failed: %s", failure));
    }
}
