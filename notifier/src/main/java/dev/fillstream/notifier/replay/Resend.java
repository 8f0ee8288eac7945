package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.AttemptsBeside;
import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.WebhookEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends one report again, once and now, whatever became of it before. */
@Singleton
public class Resend {

    /** What came of it at one endpoint. */
    public record Result(UUID webhookId, UUID endpointId, Reply reply) {}

    private final ReportLog log;
    private final AttemptsBeside beside;

    public Resend(ReportLog log, AttemptsBeside beside) {
        this.log = log;
        this.beside = beside;
    }

    /**
     * To those of these endpoints that want it.
     *
     * @return empty where the log holds no such report for any of them
     */
    public Uni<Optional<List<Result>>> send(UUID webhookId, List<Endpoint> endpoints, Cursor from) {
        return log.end()
                .chain(end -> find(webhookId, endpoints, from, end))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : send(found.get(), endpoints).map(Optional::of));
    }

    private Uni<Optional<WebhookEvent>> find(
            UUID webhookId, List<Endpoint> endpoints, Cursor from, Cursor end) {
        return log.read(from, end, draft -> draft.hasId(webhookId) && wanted(endpoints, draft), 1)
                .chain(
                        slice -> {
                            if (!slice.events().isEmpty() || slice.next().hasReached(end)) {
                                return Uni.createFrom().item(slice.events().stream().findFirst());
                            }
                            return find(webhookId, endpoints, slice.next(), end);
                        });
    }

    private Uni<List<Result>> send(WebhookEvent event, List<Endpoint> endpoints) {
        List<Endpoint> wanting =
                endpoints.stream()
                        .filter(endpoint -> wants(endpoint, event.account(), event.type()))
                        .toList();
        return Multi.createFrom()
                .iterable(wanting)
                .onItem()
                .transformToUniAndConcatenate(
                        endpoint ->
                                beside.resend(endpoint, event)
                                        .map(
                                                reply ->
                                                        new Result(
                                                                event.webhookId(),
                                                                endpoint.id(),
                                                                reply)))
                .collect()
                .asList();
    }

    private static boolean wanted(List<Endpoint> endpoints, Draft draft) {
        return endpoints.stream()
                .anyMatch(endpoint -> wants(endpoint, draft.account(), draft.type()));
    }

    private static boolean wants(Endpoint endpoint, String account, String type) {
        return endpoint.covers(account) && endpoint.wants(type);
    }
}
