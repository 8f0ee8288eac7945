package dev.fillstream.execution.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.execution.report.BookedReport;
import dev.fillstream.execution.report.PublishedBatches;
import dev.fillstream.execution.report.ReportBatch;
import dev.fillstream.execution.report.ReportFeed;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends booked reports to {@code executions}, keyed by account. */
@ApplicationScoped
public class KafkaReportFeed implements ReportFeed {

    private static final Logger LOG = Logger.getLogger(KafkaReportFeed.class);
    private static final String SOURCE = "/fillstream/execution-service";

    private final MoneyProducer producer;
    private final PublishedBatches published;
    private volatile boolean behind;
    private volatile boolean leftOut;

    @Inject
    public KafkaReportFeed(MoneyProducer producer, PublishedBatches published) {
        this.producer = producer;
        this.published = published;
    }

    @Override
    public void publish(ReportBatch batch) {
        producer.send(kafka -> publish(kafka, batch));
    }

    @Override
    public void leaveToSweeper() {
        leftOut = true;
        behind = true;
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    @Override
    public Uni<Void> republish(List<ReportBatch> batches) {
        return Uni.createFrom()
                .emitter(
                        done ->
                                producer.send(
                                        kafka ->
                                                sendAll(
                                                        kafka,
                                                        batches.stream()
                                                                .flatMap(b -> b.reports().stream())
                                                                .toList(),
                                                        failure -> settle(done, failure))));
    }

    @Override
    public void beginCatchUp() {
        leftOut = false;
    }

    @Override
    public void endCatchUp() {
        // On the sending thread, so that no batch is judged by the old state and left out unseen.
        producer.send(_ -> behind = leftOut);
    }

    private void publish(Producer<byte[], byte[]> kafka, ReportBatch batch) {
        if (behind) {
            leftOut = true;
            return;
        }
        sendAll(
                kafka,
                batch.reports(),
                failure -> {
                    if (failure == null) {
                        published.add(batch.batchId());
                    } else {
                        fallBehind(failure);
                    }
                });
    }

    private void fallBehind(Exception failure) {
        if (!behind) {
            LOG.warnf("executions cannot be written, reports wait in the book: %s", failure);
        }
        leaveToSweeper();
    }

    /** Calls {@code settled} once: with null when all are acknowledged, else with a failure. */
    private static void sendAll(
            Producer<byte[], byte[]> kafka,
            List<BookedReport> reports,
            Consumer<@Nullable Exception> settled) {
        Acknowledgements acknowledgements = new Acknowledgements(reports.size(), settled);
        if (reports.isEmpty()) {
            settled.accept(null);
        }
        for (BookedReport report : reports) {
            try {
                var unused =
                        kafka.send(
                                record(report), (_, failure) -> acknowledgements.settle(failure));
            } catch (KafkaException e) {
                acknowledgements.settle(e);
                return;
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(BookedReport report) {
        String orderId = report.orderId().toString();
        return new ProducerRecord<>(
                Topic.EXECUTIONS.name(),
                null,
                report.account().value().getBytes(UTF_8),
                report.event(),
                EventHeaders.of(
                        report.orderId().reportId(report.reportSeq()).toString(),
                        report.type(),
                        SOURCE,
                        report.bookedAt(),
                        orderId,
                        TraceParent.next(report.traceparent()).header()));
    }

    private static void settle(UniEmitter<? super Void> done, @Nullable Exception failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.fail(failure);
        }
    }

    /** Waits for the last acknowledgement, or the first failure. */
    private record Acknowledgements(AtomicInteger missing, Consumer<@Nullable Exception> settled) {

        Acknowledgements(int count, Consumer<@Nullable Exception> settled) {
            this(new AtomicInteger(count), settled);
        }

        void settle(@Nullable Exception failure) {
            if (failure != null) {
                if (missing.getAndSet(Integer.MIN_VALUE / 2) > 0) {
                    settled.accept(failure);
                }
            } else if (missing.decrementAndGet() == 0) {
                settled.accept(null);
            }
        }
    }
}
