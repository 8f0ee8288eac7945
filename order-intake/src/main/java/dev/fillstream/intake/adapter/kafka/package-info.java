/**
 * Writes orders to Kafka. {@link dev.fillstream.intake.adapter.kafka.KafkaOrderLog} answers only
 * after the acknowledgement of all in-sync replicas, and says so when there is none; {@link
 * dev.fillstream.intake.adapter.kafka.OrderLogReady} reports whether the topic can be reached.
 */
@NullMarked
package dev.fillstream.intake.adapter.kafka;

import org.jspecify.annotations.NullMarked;
