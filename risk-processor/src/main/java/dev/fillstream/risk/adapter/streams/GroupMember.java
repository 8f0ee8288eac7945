package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.config.RiskConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.jboss.logging.Logger;

/** The threads of this process, as its consumer group knows them: each by a name that stays. */
record GroupMember(RiskConfig config) {

    private static final Logger LOG = Logger.getLogger(GroupMember.class);

    /** Makes the group forget them. Where that fails it does so by itself, after their session. */
    void leave() throws InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        try (Admin admin = Admin.create(settings)) {
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
