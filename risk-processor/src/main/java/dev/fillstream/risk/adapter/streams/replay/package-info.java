/**
 * What the processor needs to run without Kafka: {@link
 * dev.fillstream.risk.adapter.streams.replay.ReplayContext} gives it stores that are maps of its
 * own, and keeps what it sends on. Nothing here reaches a topic.
 */
@NullMarked
package dev.fillstream.risk.adapter.streams.replay;

import org.jspecify.annotations.NullMarked;
