/**
 * The benchmark: an open-loop load against the real stack, and what it cost. {@link
 * dev.fillstream.local.bench.Workload} makes the orders beforehand, a {@link
 * dev.fillstream.local.bench.LoadGenerator} sends each at its intended time, {@link
 * dev.fillstream.local.bench.TopicWatcher} and {@link dev.fillstream.local.bench.WebhookCounter}
 * stamp where it was seen into one {@link dev.fillstream.local.bench.Timeline}, and {@link
 * dev.fillstream.local.bench.Measurement} turns the stamps into latencies from the intended time.
 * {@link dev.fillstream.local.bench.CopyPipeline} is the yardstick: the same broker doing nothing
 * but copying.
 */
@NullMarked
package dev.fillstream.local.bench;

import org.jspecify.annotations.NullMarked;
