package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes one attempt: signs, sends, and judges the answer. */
public interface WebhookSender {

    /**
     * Never blocks and never throws; {@code whenDone} hears exactly once, later, on the event loop
     * of the caller.
     */
    void send(Endpoint endpoint, Outbound outbound, Consumer<Reply> whenDone);

    /** The endpoint is gone: its connections can go too. */
    void forget(UUID endpointId);
}
