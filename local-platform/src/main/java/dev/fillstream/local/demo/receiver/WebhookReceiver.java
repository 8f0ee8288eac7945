package dev.fillstream.local.demo.receiver;

import dev.fillstream.local.check.Receipt;
import java.net.URI;
import java.util.List;

/**
 * Takes webhooks on two paths and keeps every request: one that ends in {@link #HEALTHY} is
 * answered 204 at once, one that ends in {@link #FLAKY} 500 the first time that it brings each of
 * the first few webhook-ids.
 */
public interface WebhookReceiver extends AutoCloseable {

    String HEALTHY = "/fillstream-demo/healthy";
    String FLAKY = "/fillstream-demo/flaky";

    /** The URL of a path, as the notifier reaches it. */
    URI url(String path);

    /** Every request so far, in the order of its answer. */
    List<Receipt> receipts();

    @Override
    void close();
}
