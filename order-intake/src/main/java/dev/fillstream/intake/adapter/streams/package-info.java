/**
 * The view of orders as a Kafka Streams topology. {@link
 * dev.fillstream.intake.adapter.streams.OrderViewTopology} is its table of contents; {@link
 * dev.fillstream.intake.adapter.streams.OrderCommandProcessor} begins an order's view and {@link
 * dev.fillstream.intake.adapter.streams.ExecutionProcessor} carries it on, both in one store;
 * {@link dev.fillstream.intake.adapter.streams.StreamsOrderViews} runs it and answers from the
 * store.
 */
@NullMarked
package dev.fillstream.intake.adapter.streams;

import org.jspecify.annotations.NullMarked;
