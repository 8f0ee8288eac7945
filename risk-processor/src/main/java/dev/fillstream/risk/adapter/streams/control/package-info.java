/**
 * Control records from and to Kafka: {@link
 * dev.fillstream.risk.adapter.streams.control.ControlView} reads all of them into memory, {@link
 * dev.fillstream.risk.adapter.streams.control.KafkaControlRecords} writes, one after the other, and
 * answers when the topology has taken them over.
 */
@NullMarked
package dev.fillstream.risk.adapter.streams.control;

import org.jspecify.annotations.NullMarked;
