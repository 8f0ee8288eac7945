package dev.fillstream.intake.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.model.value.Account;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private static final int SIZE = event(0).size();

    private final AtomicInteger wakes = new AtomicInteger();
    private final Room room = new Room(100L * SIZE);
    private final Subscriber subscriber = subscriber();

    @Test
    void handsOverWhatWasOfferedInOrder() {
        subscriber.offer(event(1));
        subscriber.offer(event(2));

        assertThat(subscriber.take().events())
                .extracting(FeedEvent::id)
                .containsExactly(new EventId(0, 1001), new EventId(0, 1002));
        assertThat(subscriber.take().isEmpty()).isTrue();
    }

    @Test
    void wakesOnceUntilItWasFoundEmpty() {
        subscriber.offer(event(1));
        subscriber.offer(event(2));
        assertThat(wakes).hasValue(1);

        subscriber.take();
        subscriber.offer(event(3));
        assertThat(wakes).hasValue(1);

        subscriber.take();
        subscriber.take();
        subscriber.offer(event(4));
        assertThat(wakes).hasValue(2);
    }

    @Test
    void endsWhoFallsBehindItsBoundAndGivesItsRoomBack() {
        for (int i = 0; i < 10; i++) {
            assertThat(subscriber.offer(event(i))).isTrue();
        }

        assertThat(subscriber.offer(event(10))).isFalse();

        assertThat(subscriber.isOver()).isTrue();
        Subscriber.Batch batch = subscriber.take();
        assertThat(batch.events()).isEmpty();
        assertThat(batch.end()).isEqualTo(IntakeCode.SUBSCRIBER_TOO_SLOW);
        assertThat(room.left()).isEqualTo(100L * SIZE);
        assertThat(wakes).hasValue(2);
    }

    @Test
    void endsWhoWouldTakeMoreThanTheRoomOfAll() {
        Subscriber other = new Subscriber(new Account("a"), 0, 1000L * SIZE, room, () -> {});
        for (int i = 0; i < 95; i++) {
            assertThat(other.offer(event(i))).isTrue();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(subscriber.offer(event(i))).isTrue();
        }

        assertThat(subscriber.offer(event(5))).isFalse();
        assertThat(other.offer(event(95))).isTrue();
    }

    @Test
    void takesRoomOnceForWhatManyWaitFor() {
        Subscriber other = new Subscriber(new Account("a"), 0, 1000L * SIZE, room, () -> {});
        FeedEvent event = event(1);

        subscriber.offer(event);
        other.offer(event);

        assertThat(room.left()).isEqualTo(99L * SIZE);
        subscriber.take();
        assertThat(room.left()).isEqualTo(99L * SIZE);
        other.close();
        assertThat(room.left()).isEqualTo(100L * SIZE);
    }

    @Test
    void saysTheEndAfterWhatWaits() {
        subscriber.offer(event(1));
        subscriber.end(IntakeCode.TOKEN_INVALID);
        subscriber.end(IntakeCode.EVENTS_UNAVAILABLE);

        Subscriber.Batch batch = subscriber.take();

        assertThat(batch.events()).hasSize(1);
        assertThat(batch.end()).isEqualTo(IntakeCode.TOKEN_INVALID);
        assertThat(subscriber.offer(event(2))).isFalse();
    }

    @Test
    void tellsWhenItIsEmptySoThatAReplayGoesOn() {
        AtomicInteger told = new AtomicInteger();
        subscriber.offer(event(1));

        subscriber.whenEmpty(told::incrementAndGet);
        assertThat(told).hasValue(0);
        subscriber.take();
        assertThat(told).hasValue(1);
        subscriber.whenEmpty(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }

    @Test
    void givesItsRoomBackWhenTheClientGoes() {
        subscriber.offer(event(1));
        subscriber.close();

        assertThat(room.left()).isEqualTo(100L * SIZE);
        assertThat(subscriber.offer(event(2))).isFalse();
    }

    @Test
    void readsTheIdsItWrites() {
        assertThat(EventId.parse("3-17")).contains(new EventId(3, 17));
        assertThat(EventId.parse(new EventId(3, 17).toString())).contains(new EventId(3, 17));
        assertThat(EventId.parse("3-")).isEmpty();
        assertThat(EventId.parse("-1-2")).isEmpty();
        assertThat(EventId.parse("3-9999999999999999999")).isEmpty();
    }

    private Subscriber subscriber() {
        return new Subscriber(new Account("acct-1"), 0, 10L * SIZE, room, wakes::incrementAndGet);
    }

    private static FeedEvent event(int offset) {
        return FeedEvent.of(
                new EventId(0, 1000 + offset),
                "execution.new",
                "{\"a\":%04d}".formatted(offset).getBytes(UTF_8));
    }
}
