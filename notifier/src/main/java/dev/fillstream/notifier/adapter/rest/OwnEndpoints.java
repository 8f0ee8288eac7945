package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The endpoints of whoever asks. Another account's endpoint is as if it were not there. */
@RequestScoped
public class OwnEndpoints {

    private final EndpointStore store;
    private final Caller caller;

    public OwnEndpoints(EndpointStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    public Uni<List<Endpoint>> all() {
        return store.all().map(all -> all.stream().filter(caller::owns).toList());
    }

    /**
     * @throws Problem.Raised 404 where there is none of that id
     */
    public Uni<Endpoint> find(String id) {
        return all().map(
                        own ->
                                own.stream()
                                        .filter(endpoint -> endpoint.id().toString().equals(id))
                                        .findFirst()
                                        .orElseThrow(OwnEndpoints::notFound));
    }

    static Problem.Raised notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, "no endpoint of that id").raised();
    }
}
