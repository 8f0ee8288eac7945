package dev.fillstream.intake.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.feed.FeedEvent;
import dev.fillstream.intake.feed.StartingPoint;
import dev.fillstream.intake.feed.Subscriber;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One subscriber's way from where it starts to where the others are, a bounded step at a time, each
 * with whichever consumer is free. Not for more than one thread at a time.
 */
final class Replay {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 20;
    private static final int MOST_POLLS_IN_VAIN = 50;

    private final Subscriber subscriber;
    private final TopicPartition partition;
    private final byte[] key;
    private long next;
    private long end;
    private int pollsInVain;

    Replay(Subscriber subscriber) {
        this.subscriber = subscriber;
        this.partition = new TopicPartition(Topic.EXECUTIONS.name(), subscriber.partition());
        this.key = subscriber.account().value().getBytes(UTF_8);
    }

    /** Finds the place to start at; the refusal where there is no such place. */
    Optional<IntakeCode> begin(Consumer<byte[], byte[]> consumer, StartingPoint from) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        next =
                switch (from) {
                    case StartingPoint.Earliest() -> first;
                    case StartingPoint.After(var last) -> last.offset() + 1;
                    case StartingPoint.Now() -> end;
                };
        if (next < first) {
            return Optional.of(IntakeCode.EVENTS_EXPIRED);
        }
        return next > end ? Optional.of(IntakeCode.LAST_EVENT_ID_INVALID) : Optional.empty();
    }

    /** What the subscriber has everything before. */
    long next() {
        return next;
    }

    boolean isAtEnd() {
        return next >= end;
    }

    /** Whether Kafka has given nothing for so long that it is of no use to go on. */
    boolean isStuck() {
        return pollsInVain >= MOST_POLLS_IN_VAIN;
    }

    /** Those who are served live are further on already. */
    void goOnTo(long newEnd) {
        end = newEnd;
    }

    /** Reads on, as much as the subscriber can take now, and offers it. */
    void step(Consumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, next);
        List<FeedEvent> events = new ArrayList<>();
        long bytes = 0;
        for (int polls = 0; polls < MOST_POLLS && !isAtEnd() && !isStuck(); polls++) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Optional<FeedEvent> event = event(record);
                if (event.isPresent() && bytes + event.get().size() > subscriber.replayBytes()) {
                    offer(events);
                    return;
                }
                event.ifPresent(events::add);
                bytes += event.map(FeedEvent::size).orElse(0);
                next = record.offset() + 1;
            }
            // Beyond the last record there may be what no consumer is given: a transaction's end.
            long position = consumer.position(partition);
            pollsInVain = position > next || !records.isEmpty() ? 0 : pollsInVain + 1;
            next = Math.max(next, position);
        }
        offer(events);
    }

    private void offer(List<FeedEvent> events) {
        events.forEach(subscriber::offer);
    }

    private Optional<FeedEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.equals(key, record.key()) ? ReportEvents.of(record) : Optional.empty();
    }
}
