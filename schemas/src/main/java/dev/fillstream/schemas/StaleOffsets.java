package dev.fillstream.schemas;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that a group committed on a topic which was deleted and made anew. They mean nothing
 * there, and worse: a consumer that starts from one believes its leader epoch, takes the new
 * topic's for out of date, and waits for ever for a leader.
 */
public record StaleOffsets(Admin admin) {

    /**
     * Makes the group forget those that lie behind the end of their partition, or come from a
     * leader that it has not had yet. To be called while the group reads none of the topics.
     *
     * @return the partitions that it begins anew
     */
    public Set<TopicPartition> forget(String group, Collection<String> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach(
                        (partition, offset) -> {
                            if (offset != null && topics.contains(partition.topic())) {
                                committed.put(partition, offset);
                            }
                        });
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        Set<TopicPartition> stale = new HashSet<>();
        for (var end : admin.listOffsets(ends).all().get().entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            if (offset != null && isStale(offset, end.getValue())) {
                stale.add(end.getKey());
            }
        }
        if (!stale.isEmpty()) {
            admin.deleteConsumerGroupOffsets(group, stale).all().get();
        }
        return stale;
    }

    private static boolean isStale(OffsetAndMetadata committed, ListOffsetsResultInfo end) {
        return committed.offset() > end.offset()
                || committed.leaderEpoch().orElse(0) > end.leaderEpoch().orElse(Integer.MAX_VALUE);
    }
}
