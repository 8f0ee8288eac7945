package dev.fillstream.risk.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the risk-processor. */
@ConfigMapping(prefix = "fillstream.risk")
public interface RiskConfig {

    /** Where Kafka is; {@code KAFKA_BOOTSTRAP_SERVERS} sets it. */
    String bootstrapServers();

    /** Partitions of every business topic; {@code FILLSTREAM_PARTITIONS} sets it. */
    int partitions();

    /** Where the stores are on disk; {@code FILLSTREAM_STATE_DIR} sets it. */
    String stateDir();

    /** The version that decisions carry. */
    String build();

    /**
     * Secret under which decisions are sealed, the same as execution-service's; none and they are
     * not. {@code FILLSTREAM_DECISION_KEY} sets it.
     */
    Optional<String> decisionKey();

    /** The consumer group, and the prefix of the changelogs. */
    @WithDefault("risk-processor")
    String applicationId();

    /** Stream threads; more than partitions or cores only cost. */
    @WithDefault("1")
    int threads();

    /** How long a decision may wait for the transaction that shows it to others. */
    @WithDefault("15ms")
    Duration commitInterval();

    /** How long an idle thread waits for records; more than the commit interval would delay it. */
    @WithDefault("5ms")
    Duration pollInterval();

    /** How long an approval may be used. */
    @WithDefault("30s")
    Duration approvalTime();

    /** How long decisions and ended orders are remembered, at least. */
    @WithDefault("24h")
    Duration retention();
}
