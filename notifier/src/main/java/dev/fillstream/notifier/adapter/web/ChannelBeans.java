package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.config.NotifierConfig;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.signature.SigningKey;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes of the settings what every channel goes by. */
public final class ChannelBeans {

    @Produces
    @Singleton
    ChannelSettings channelSettings(
            Vertx vertx, NotifierConfig config, DestinationPolicy policy, SigningKey key) {
        Names names =
                config.dnsServer()
                        .<Names>map(server -> new ServerNames(vertx, server))
                        .orElseGet(() -> new SystemNames(vertx));
        return new ChannelSettings(policy, names, key, config.window(), config.timeout());
    }
}
