package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.config.RiskConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How the topology runs: exactly once, and no slower for it than it must be. */
public final class StreamsSettings {

    /** Longer than any commit interval: see below. */
    private static final int LINGER_MILLIS = 100;

    private StreamsSettings() {}

    public static Properties of(RiskConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        safety(settings, config);
        latency(settings, config);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void safety(Map<String, Object> settings, RiskConfig config) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksSettings.class);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                InstanceId.of(Path.of(config.stateDir())));
        // Only for a process that does not come back; one that does is known by its instance id.
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        // What a killed process left open holds up the readers of its output for that long.
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    }

    /**
     * What stands between an order and its decision. The brokers have a share in it as well: with
     * {@code add.partitions.to.txn.retry.backoff.ms} at its default of 20, a transaction that
     * follows at once on another waits that long; local-platform sets 1.
     */
    private static void latency(Map<String, Object> settings, RiskConfig config) {
        // A decision is seen when its transaction commits: half the interval on average.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        // An idle thread looks at the commit interval only after its poll returns (default 100).
        settings.put(StreamsConfig.POLL_MS_CONFIG, config.pollInterval().toMillis());
        // Nothing is seen before its commit, and a commit sends at once what still lingers. So all
        // that a transaction writes goes out in one request, and its partitions are registered in
        // one; sent bit by bit they took three of each.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
        // No compression: a batch here is a few records, and every compressed one takes 128 KiB of
        // buffers: half a megabyte allocated per order, 94 % of all that the process allocated.
        // A cache holds writes back until a commit; here every write is its record's last.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    }
}
