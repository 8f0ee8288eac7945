/**
 * A real KRaft broker in a JVM of its own: {@link dev.fillstream.local.kafka.KafkaSettings} says
 * how, {@link dev.fillstream.local.kafka.KafkaProcess} runs it, {@link
 * dev.fillstream.local.kafka.BrokerClassPath} finds its jars, and {@link
 * dev.fillstream.local.kafka.BrokerMain} is what runs inside that JVM.
 */
@NullMarked
package dev.fillstream.local.kafka;

import org.jspecify.annotations.NullMarked;
