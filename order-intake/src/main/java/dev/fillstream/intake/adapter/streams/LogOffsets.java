package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka where {@code orders} ends and what the view has committed of it, by partition. At most
 * one question of each kind is under way: who asks meanwhile shares the next one, so that the
 * answer is never older than the asking.
 */
@Singleton
class LogOffsets {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final String group;
    private final LocalStores stores;
    private final Shared<Map<Integer, Long>> ends = new Shared<>(this::askEnds);
    private final Shared<Map<Integer, Long>> committed = new Shared<>(this::askCommitted);
    private @Nullable Admin admin;
    private boolean stopped;

    LogOffsets(IntakeConfig config, LocalStores stores) {
        int patience = Math.toIntExact(config.view().catchUpTimeout().toMillis());
        settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "order-intake-view-offsets",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        patience);
        group = config.view().applicationId();
        this.stores = stores;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (admin != null) {
            admin.close(CLOSE_PATIENCE);
        }
    }

    /** Where the partitions end: what is acknowledged lies before that. */
    CompletableFuture<Map<Integer, Long>> ends() {
        return ends.ask();
    }

    /** What the view has committed; what lies before that is in every copy of it. */
    CompletableFuture<Map<Integer, Long>> committed() {
        return committed.ask();
    }

    private CompletionStage<Map<Integer, Long>> askEnds() {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, stores.partitions())
                        .mapToObj(p -> new TopicPartition(Topic.ORDERS.name(), p))
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        return admin().listOffsets(latest)
                .all()
                .toCompletionStage()
                .thenApply(
                        found -> {
                            Map<Integer, Long> byPartition = new HashMap<>();
                            found.forEach((p, end) -> byPartition.put(p.partition(), end.offset()));
                            return byPartition;
                        });
    }

    private CompletionStage<Map<Integer, Long>> askCommitted() {
        return admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .thenApply(
                        found -> {
                            Map<Integer, Long> byPartition = new HashMap<>();
                            found.forEach(
                                    (p, place) -> {
                                        if (place != null
                                                && p.topic().equals(Topic.ORDERS.name())) {
                                            byPartition.put(p.partition(), place.offset());
                                        }
                                    });
                            return byPartition;
                        });
    }

    private synchronized Admin admin() {
        if (stopped) {
            throw new IllegalStateException("the service stops");
        }
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    /** One question at a time; who comes too late for the one under way waits for the next. */
    private static final class Shared<T> {

        private final java.util.function.Supplier<CompletionStage<T>> question;
        private @Nullable CompletableFuture<T> underWay;
        private @Nullable CompletableFuture<T> next;

        Shared(java.util.function.Supplier<CompletionStage<T>> question) {
            this.question = question;
        }

        CompletableFuture<T> ask() {
            CompletableFuture<T> mine;
            synchronized (this) {
                if (underWay != null) {
                    next = next == null ? new CompletableFuture<>() : next;
                    return next;
                }
                mine = new CompletableFuture<>();
                underWay = mine;
            }
            begin(mine);
            return mine;
        }

        private void begin(CompletableFuture<T> asked) {
            CompletionStage<T> answer;
            try {
                answer = question.get();
            } catch (RuntimeException failure) {
                answer = CompletableFuture.failedStage(failure);
            }
            var _ =
                    answer.whenComplete(
                            (value, failure) -> {
                                goOn();
                                if (failure == null) {
                                    asked.complete(value);
                                } else {
                                    asked.completeExceptionally(failure);
                                }
                            });
        }

        private void goOn() {
            CompletableFuture<T> following;
            synchronized (this) {
                following = next;
                underWay = following;
                next = null;
            }
            if (following != null) {
                begin(following);
            }
        }
    }
}
