package dev.fillstream.intake.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.feed.FeedEvent;
import dev.fillstream.intake.feed.Subscriber;
import dev.fillstream.intake.submission.IntakeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Those who are served live, by account. For the one thread that follows the reports. */
final class Audience {

    /** How long those who have much to take yet may hold up the others, after each poll. */
    private static final int MOST_PAUSES = 20;

    private static final long PAUSE_NANOS = 1_000_000;

    /** Gets what has this offset or a later one. */
    private record Member(Subscriber subscriber, long from) {}

    private final Map<String, List<Member>> members = new HashMap<>();

    boolean isEmpty() {
        return members.isEmpty();
    }

    /**
     * @param from the first offset that the subscriber does not have
     */
    void add(Subscriber subscriber, long from) {
        members.computeIfAbsent(subscriber.account().value(), account -> new ArrayList<>())
                .add(new Member(subscriber, from));
        subscriber.goLive();
    }

    void remove(Subscriber subscriber) {
        members.computeIfPresent(
                subscriber.account().value(),
                (account, interested) -> {
                    interested.removeIf(member -> member.subscriber() == subscriber);
                    return interested.isEmpty() ? null : interested;
                });
    }

    /** Offers what was read to who wants it, in order, each report read and written once. */
    void offer(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Set<Subscriber> filling = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null) {
                members.computeIfPresent(
                        new String(record.key(), UTF_8),
                        (account, interested) -> offered(record, interested, filling));
            }
        }
        letTake(filling);
    }

    void endAll(IntakeCode why) {
        members.values().stream()
                .flatMap(List::stream)
                .forEach(member -> member.subscriber().end(why));
        members.clear();
    }

    private static @Nullable List<Member> offered(
            ConsumerRecord<byte[], byte[]> record,
            List<Member> interested,
            Set<Subscriber> filling) {
        Optional<FeedEvent> event = ReportEvents.of(record);
        event.ifPresent(
                report ->
                        interested.removeIf(
                                member -> isGone(member, record.offset(), report, filling)));
        return interested.isEmpty() ? null : interested;
    }

    private static boolean isGone(
            Member member, long offset, FeedEvent event, Set<Subscriber> filling) {
        Subscriber subscriber = member.subscriber();
        if (offset < member.from()) {
            return false;
        }
        if (!subscriber.offer(event)) {
            return true;
        }
        if (subscriber.isFilling()) {
            filling.add(subscriber);
        }
        return false;
    }

    /**
     * After a burst, event loops get a moment to send it: who can take it shall not be cut off only
     * because reading is faster than sending. Who takes nothing soon falls behind its bound.
     */
    private static void letTake(Set<Subscriber> filling) {
        for (int pause = 0; pause < MOST_PAUSES && !filling.isEmpty(); pause++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            filling.removeIf(subscriber -> !subscriber.isFilling());
        }
    }
}
