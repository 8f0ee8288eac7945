package dev.fillstream.notifier.adapter.kafka;

import dev.fillstream.notifier.adapter.kafka.WebhookEventMapper.Draft;
import dev.fillstream.notifier.delivery.DeliveryEngine;
import dev.fillstream.notifier.delivery.DeliveryMeters;
import dev.fillstream.notifier.delivery.Fanout;
import dev.fillstream.notifier.delivery.Receipt;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointTable;
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
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes batches of {@code executions} and hands them to the engine. A batch is acknowledged when
 * each of its reports was delivered, written down or dead-lettered, and its outcomes told; the next
 * one is taken before that, as soon as the engine has room.
 */
@ApplicationScoped
public class ExecutionsConsumer {

    private static final Logger LOG = Logger.getLogger(ExecutionsConsumer.class);

    private final PartitionOwnership ownership;
    private final EndpointRegistry registry;
    private final DeliveryEngine engine;
    private final DeliveryMeters meters;
    private final Producing producing;

    public ExecutionsConsumer(
            @Identifier("partition-ownership") PartitionOwnership ownership,
            EndpointRegistry registry,
            DeliveryEngine engine,
            DeliveryMeters meters,
            Producing producing) {
        this.ownership = ownership;
        this.registry = registry;
        this.engine = engine;
        this.meters = meters;
        this.producing = producing;
    }

    @Incoming("executions")
    @SuppressWarnings("unchecked")
    CompletionStage<Void> consume(Message<List<byte[]>> batch) {
        ConsumerRecords<byte[], byte[]> records =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                        .map(metadata -> (ConsumerRecords<byte[], byte[]>) metadata.getRecords())
                        .orElseThrow();
        Receipt receipt =
                new Receipt(
                        () ->
                                batch.ack()
                                        .whenComplete(
                                                (_, failure) -> {
                                                    if (failure != null) {
                                                        LOG.warnf(
                                                                "acknowledging failed: %s",
                                                                failure);
                                                    }
                                                }));
        return ownership
                .whenReady()
                .chain(() -> handOver(records, receipt))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> handOver(ConsumerRecords<byte[], byte[]> records, Receipt receipt) {
        EndpointTable table = registry.table();
        List<Fanout> fanouts = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (WebhookEventMapper.read(record)) {
                case Readable(Draft draft) -> fanOut(draft, table, fanouts);
                case Unreadable(DeadLetter.Reason reason, String cause) ->
                        deadLetter(record, reason, cause, receipt);
            }
        }
        return engine.accept(fanouts, receipt).invoke(receipt::settle);
    }

    private void fanOut(Draft draft, EndpointTable table, List<Fanout> fanouts) {
        List<Endpoint> covering = table.covering(draft.account());
        List<Endpoint> wanting = new ArrayList<>(covering.size());
        for (Endpoint endpoint : covering) {
            boolean wanted = endpoint.wants(draft.type());
            meters.matched(wanted);
            if (wanted) {
                wanting.add(endpoint);
            }
        }
        if (!wanting.isEmpty()) {
            fanouts.add(new Fanout(draft.event().get(), wanting));
        }
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
