package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.replay.Cursor;
import dev.fillstream.notifier.replay.ReportLog;
import dev.fillstream.schemas.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/**
 * Reads {@code executions} on threads of its own, two at a time, with consumers that belong to no
 * group: live delivery does not notice.
 */
@Singleton
public class KafkaReportLog implements ReportLog {

    private static final int AT_ONCE = 2;

    private final Map<String, Object> broker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Queue<LogReader> idle = new ConcurrentLinkedQueue<>();

    public KafkaReportLog(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Override
    public Uni<Cursor> beginning() {
        return with(LogReader::beginning);
    }

    @Override
    public Uni<Cursor> end() {
        return with(LogReader::end);
    }

    @Override
    public Uni<Cursor> at(Instant time) {
        return with(reader -> reader.at(time));
    }

    @Override
    public Uni<Slice> read(Cursor from, Cursor until, Predicate<Draft> wanted, int limit) {
        return with(reader -> reader.read(from, until, wanted, limit));
    }

    @Override
    public Uni<Void> scan(Cursor from, Cursor until, ObjIntConsumer<Draft> seen) {
        return from.hasReached(until)
                ? Uni.createFrom().voidItem()
                : with(reader -> {
                            reader.scan(from, until, seen);
                            return until;
                        })
                        .replaceWithVoid();
    }

    private <T> Uni<T> with(Function<LogReader, T> work) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var _ =
                                    threads.submit(
                                            () -> {
                                                try {
                                                    emitter.complete(inPlace(() -> read(work)));
                                                } catch (Exception e) {
                                                    emitter.fail(e);
                                                }
                                            });
                        });
    }

    private <T> T inPlace(Callable<T> work) throws Exception {
        places.acquire();
        try {
            return work.call();
        } finally {
            places.release();
        }
    }

    /** Readers are kept for the next who looks: connecting takes longer than reading. */
    private <T> T read(Function<LogReader, T> work) {
        LogReader known = idle.poll();
        LogReader reader = known == null ? open() : known;
        try {
            T found = work.apply(reader);
            idle.add(reader);
            return found;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private LogReader open() {
        Object servers = broker.getOrDefault("bootstrap.servers", "localhost:9092");
        return new LogReader(servers, Topic.EXECUTIONS.name());
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        for (LogReader reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
