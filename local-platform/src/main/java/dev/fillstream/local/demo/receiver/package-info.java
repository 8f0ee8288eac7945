/**
 * A webhook receiver for the demo and the tests: {@link
 * dev.fillstream.local.demo.receiver.SampleReceiver} takes requests and keeps every one of them,
 * {@link dev.fillstream.local.demo.receiver.WebhookEndpoints} registers it at the notifier.
 */
@NullMarked
package dev.fillstream.local.demo.receiver;

import org.jspecify.annotations.NullMarked;
