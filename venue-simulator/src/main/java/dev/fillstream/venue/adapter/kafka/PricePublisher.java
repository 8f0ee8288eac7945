package dev.fillstream.venue.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.venue.market.TopOfBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes reference prices to topic {@code prices}, from a thread of its own, since sending may
 * wait for Kafka. Meanwhile, and for a moment after each price, only the latest of a symbol is
 * kept: an old price is worth nothing. Kafka being away is logged once, and never troubles the
 * venue.
 */
public final class PricePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PricePublisher.class);
    private static final String SOURCE = "/fillstream/venue-simulator";

    /** A price that moves again within this time is published once. */
    private static final long EVERY_MILLIS = 50;

    private static final String TYPE = "fillstream.v1.ReferencePrice";

    private final Producer<byte[], byte[]> producer;
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("prices").daemon(true).factory());
    private final Map<String, Quote> latest = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    private record Quote(TopOfBook top, Instant time) {}

    public PricePublisher(String bootstrapServers) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "venue-simulator-prices",
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                1_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                3_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                2_000,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                2 * 1024 * 1024L),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Takes a price to be published; returns at once. */
    public void publish(TopOfBook top, Instant time) {
        latest.put(top.symbol().value(), new Quote(top, time));
        if (scheduled.compareAndSet(false, true)) {
            var _ = sender.schedule(this::sendAll, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The sender itself closes the producer, after what it is just sending. */
    @Override
    public void close() {
        latest.clear();
        sender.execute(() -> producer.close(Duration.ofSeconds(1)));
        sender.shutdown();
        try {
            if (!sender.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("the last prices were not published in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        scheduled.set(false);
        for (String symbol : latest.keySet()) {
            Quote quote = latest.remove(symbol);
            if (quote != null) {
                send(quote);
            }
        }
    }

    private void send(Quote quote) {
        String symbol = quote.top().symbol().value();
        ReferencePrice price =
                ReferencePrice.newBuilder()
                        .setSymbol(symbol)
                        .setBidPx(quote.top().bid().toString())
                        .setAskPx(quote.top().ask().toString())
                        .setLastPx(quote.top().last().toString())
                        .setPriceTime(Timestamps.of(quote.time()))
                        .build();
        var headers =
                EventHeaders.of(
                        UUID.randomUUID().toString(),
                        TYPE,
                        SOURCE,
                        quote.time(),
                        symbol,
                        TraceParent.fresh().header());
        var published =
                producer.send(
                        new ProducerRecord<>(
                                Topic.PRICES.name(),
                                null,
                                quote.time().toEpochMilli(),
                                symbol.getBytes(UTF_8),
                                price.toByteArray(),
                                headers),
                        (metadata, failure) -> note(failure));
        if (published.isCancelled()) {
            LOG.debug("price not published");
        }
    }

    private void note(@Nullable Exception failure) {
        boolean fails = failure != null;
        if (failing.getAndSet(fails) != fails) {
            if (fails) {
                LOG.warn("prices cannot be published: {}", String.valueOf(failure));
            } else {
                LOG.info("prices are published again");
            }
        }
    }
}
