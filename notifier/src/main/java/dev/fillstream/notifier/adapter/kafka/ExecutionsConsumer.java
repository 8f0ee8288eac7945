package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.delivery.DeliveryEngine;
import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.delivery.Matches;
import dev.fillstream.notifier.lane.Receipt;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes batches of {@code executions} and hands them to the engine. A batch may be committed when
 * each of its reports was delivered, written down or dead-lettered, and its outcomes told; the next
 * one is taken before that, as soon as the engine has room.
 */
@ApplicationScoped
public class ExecutionsConsumer {

    private static final Logger LOG = Logger.getLogger(ExecutionsConsumer.class);

    private final PartitionOwnership ownership;
    private final DeliveryEngine engine;
    private final Producing producing;
    private final OffsetCommits commits;

    public ExecutionsConsumer(
            @Identifier("partition-ownership") PartitionOwnership ownership,
            DeliveryEngine engine,
            Producing producing,
            OffsetCommits commits) {
        this.ownership = ownership;
        this.engine = engine;
        this.producing = producing;
        this.commits = commits;
    }

    @Incoming("executions")
    @SuppressWarnings("unchecked")
    CompletionStage<Void> consume(Message<List<byte[]>> batch) {
        ConsumerRecords<byte[], byte[]> records =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                        .map(metadata -> (ConsumerRecords<byte[], byte[]>) metadata.getRecords())
                        .orElseThrow();
        List<OffsetLedger.Entry> entries = entries(records);
        Receipt receipt = new Receipt(() -> entries.forEach(commits.ledger()::settle));
        return ownership
                .whenReady()
                .chain(() -> handOver(records, entries, receipt))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> handOver(
            ConsumerRecords<byte[], byte[]> records,
            List<OffsetLedger.Entry> entries,
            Receipt receipt) {
        Matches matches = engine.matches();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (WebhookEventMapper.read(record)) {
                case Readable(Draft draft) -> matches.add(draft);
                case Unreadable(DeadLetter.Reason reason, String cause) ->
                        deadLetter(record, reason, cause, receipt);
            }
        }
        return engine.accept(matches, receipt)
                .invoke(
                        () -> {
                            entries.forEach(
                                    entry ->
                                            commits.ledger()
                                                    .mark(entry, matches.marks(entry.partition())));
                            receipt.settle();
                        });
    }

    private List<OffsetLedger.Entry> entries(ConsumerRecords<byte[], byte[]> records) {
        List<OffsetLedger.Entry> entries = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            long last = records.records(partition).getLast().offset();
            entries.add(commits.ledger().took(partition.partition(), last + 1));
        }
        return entries;
    }

    private void deadLetter(
            ConsumerRecord<byte[], byte[]> record,
            DeadLetter.Reason reason,
            String cause,
            Receipt receipt) {
        LOG.infof(
                "dead letter reason=%s partition=%d offset=%d",
                reason, record.partition(), record.offset());
        receipt.open();
        producing.send(() -> DeadLetter.of(record, reason, cause), receipt::settle);
    }
}
