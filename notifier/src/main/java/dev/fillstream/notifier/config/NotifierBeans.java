package dev.fillstream.notifier.config;

import dev.fillstream.notifier.delivery.DeliverySettings;
import dev.fillstream.notifier.delivery.LaneLimits;
import dev.fillstream.notifier.delivery.RetrySchedule;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes of the settings what the features take; a setting that makes no sense stops the start. */
public final class NotifierBeans {

    private static final Logger LOG = Logger.getLogger(NotifierBeans.class);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @Startup
    DeliverySettings deliverySettings(NotifierConfig config) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "fillstream.notifier.lease must be longer than fillstream.notifier.timeout");
        }
        return new DeliverySettings(
                new LaneLimits(config.window(), config.queue(), config.patience(), config.lease()),
                new RetrySchedule(config.retrySchedule(), config.retryJitterPercent()),
                config.maxLive(),
                config.refreshInterval());
    }

    @Produces
    @Singleton
    @Startup
    DestinationPolicy destinationPolicy(NotifierConfig config) {
        if (config.allowLoopback()) {
            LOG.warn(
                    "FILLSTREAM_NOTIFIER_ALLOW_LOOPBACK is on: webhooks may go to this very machine,"
                            + " without TLS. For development only.");
        }
        return new DestinationPolicy(config.allowLoopback());
    }
}
