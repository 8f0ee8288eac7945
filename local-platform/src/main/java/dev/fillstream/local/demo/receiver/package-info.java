/**
 * Webhook receivers for the demo and the tests. A {@link
 * dev.fillstream.local.demo.receiver.WebhookReceiver} takes requests and keeps every one of them in
 * a {@link dev.fillstream.local.demo.receiver.ReceiptBook}: inside this JVM ({@link
 * dev.fillstream.local.demo.receiver.SampleReceiver}), or as a session of one that runs elsewhere
 * ({@link dev.fillstream.local.demo.receiver.SessionReceiver}, which {@link
 * dev.fillstream.local.demo.receiver.RemoteReceiver} asks). {@link
 * dev.fillstream.local.demo.receiver.WebhookEndpoints} registers it at the notifier.
 */
@NullMarked
package dev.fillstream.local.demo.receiver;

import org.jspecify.annotations.NullMarked;
