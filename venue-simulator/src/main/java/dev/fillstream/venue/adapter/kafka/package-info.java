/** The venue's market data on Kafka: {@link dev.fillstream.venue.adapter.kafka.PricePublisher}. */
@NullMarked
package dev.fillstream.venue.adapter.kafka;

import org.jspecify.annotations.NullMarked;
