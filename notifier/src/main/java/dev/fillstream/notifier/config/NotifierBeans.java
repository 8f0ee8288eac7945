package dev.fillstream.notifier.config;

import dev.fillstream.notifier.delivery.DeliverySettings;
import dev.fillstream.notifier.delivery.RetrySchedule;
import dev.fillstream.notifier.endpoint.AtRestKey;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.Network;
import dev.fillstream.notifier.lane.LaneLimits;
import dev.fillstream.notifier.signature.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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
    DeliverySettings deliverySettings(NotifierConfig config, Clock clock) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "fillstream.notifier.lease must be longer than fillstream.notifier.timeout");
        }
        return new DeliverySettings(
                new LaneLimits(
                        config.window(),
                        config.queue(),
                        config.parkedOrders(),
                        config.patience(),
                        config.lease(),
                        new LaneLimits.Breaking(
                                config.breakerFailures(),
                                config.breakerPause(),
                                config.breakerLongestPause())),
                new RetrySchedule(config.retrySchedule(), config.retryJitterPercent()),
                config.maxLive(),
                config.refreshInterval(),
                config.disableAfter(),
                clock);
    }

    @Produces
    @Singleton
    @Startup
    AtRestKey atRestKey(NotifierConfig config) {
        return new AtRestKey(
                KeyBytes.of("secret-key", config.secretKey(), config.secretKeyFile())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "set FILLSTREAM_NOTIFIER_SECRET_KEY or"
                                                        + " FILLSTREAM_NOTIFIER_SECRET_KEY_FILE")));
    }

    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(NotifierConfig config, AtRestKey atRestKey) {
        return new SigningKey(
                KeyBytes.of("signing-key", config.signingKey(), config.signingKeyFile())
                        .orElseGet(() -> atRestKey.derive("fillstream.notifier.v1a")));
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
        return new DestinationPolicy(
                config.allowLoopback(),
                Set.copyOf(config.deniedHosts().orElse(List.of())),
                config.allowedNetworks().orElse(List.of()).stream().map(Network::parse).toList());
    }
}
