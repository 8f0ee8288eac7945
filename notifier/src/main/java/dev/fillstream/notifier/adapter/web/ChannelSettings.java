package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.signature.SigningKey;
import java.time.Duration;

/**
 * What holds for every channel.
 *
 * @param connections at most so many per endpoint
 * @param timeout of a whole attempt, from the look-up of the name to the end of the reply
 */
public record ChannelSettings(
        DestinationPolicy policy,
        Names names,
        SigningKey signingKey,
        int connections,
        Duration timeout) {}
