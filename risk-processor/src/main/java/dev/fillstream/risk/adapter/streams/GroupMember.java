package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.config.RiskConfig;
import dev.fillstream.schemas.StaleOffsets;
import dev.fillstream.schemas.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What its consumer group knows of this process: its threads, by names that stay, and offsets. */
record GroupMember(RiskConfig config) {

    private static final Logger LOG = Logger.getLogger(GroupMember.class);

    /** Makes the group forget them. Where that fails it does so by itself, after their session. */
    void leave() throws InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            List<MemberToRemove> threads = threads(admin);
            if (!threads.isEmpty()) {
                admin.removeMembersFromConsumerGroup(
                                config.applicationId(),
                                new RemoveMembersFromConsumerGroupOptions(threads))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            LOG.warnf("could not leave the group: %s", e.getCause());
        }
    }

    /** Before it reads: offsets of topics that were made anew are none. */
    void forgetStaleOffsets() throws InterruptedException {
        List<String> topics =
                Stream.of(Topic.ORDERS, Topic.EXECUTIONS, Topic.RISK_LIMITS)
                        .map(Topic::name)
                        .toList();
        try (Admin admin = Admin.create(settings())) {
            Set<TopicPartition> stale =
                    new StaleOffsets(admin).forget(config.applicationId(), topics);
            if (!stale.isEmpty()) {
                LOG.warnf("topics were made anew: reading %s from the start", stale);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("offsets of topics made anew are kept: %s", e);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    }

    private List<MemberToRemove> threads(Admin admin)
            throws InterruptedException, ExecutionException {
        String instance = InstanceId.of(Path.of(config.stateDir())) + "-";
        return admin
                .describeConsumerGroups(List.of(config.applicationId()))
                .all()
                .get()
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::groupInstanceId)
                .flatMap(id -> id.filter(name -> name.startsWith(instance)).stream())
                .map(MemberToRemove::new)
                .toList();
    }
}
