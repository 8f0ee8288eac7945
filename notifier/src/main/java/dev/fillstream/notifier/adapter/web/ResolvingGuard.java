package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.endpoint.DestinationGuard;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks the name up and judges what it finds, as every attempt does again later. */
@Singleton
public class ResolvingGuard implements DestinationGuard {

    private final Clock clock;
    private final ChannelSettings settings;

    public ResolvingGuard(Clock clock, ChannelSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Uni<Boolean> allows(EndpointUrl url) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                new PinnedAddress(clock, settings, url)
                                        .find()
                                        .onComplete(found -> emitter.complete(found.succeeded())));
    }
}
