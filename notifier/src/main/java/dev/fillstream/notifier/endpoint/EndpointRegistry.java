package dev.fillstream.notifier.endpoint;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The endpoints as this instance knows them: read once at the start, again after each change made
 * here, and whenever the store's fingerprint says that another instance changed something.
 */
@ApplicationScoped
public class EndpointRegistry {

    private final EndpointStore store;
    private final List<Consumer<EndpointTable>> listeners = new CopyOnWriteArrayList<>();
    private volatile EndpointTable table = EndpointTable.EMPTY;
    private volatile long fingerprint = Long.MIN_VALUE;

    public EndpointRegistry(EndpointStore store) {
        this.store = store;
    }

    public EndpointTable table() {
        return table;
    }

    /** Told of every new table, on the thread that read it. */
    public void onChange(Consumer<EndpointTable> listener) {
        listeners.add(listener);
    }

    /** Reads the table again if anything changed since. */
    public Uni<Void> refresh() {
        return store.fingerprint()
                .chain(
                        found ->
                                found == fingerprint
                                        ? Uni.createFrom().voidItem()
                                        : store.all()
                                                .invoke(all -> show(all, found))
                                                .replaceWithVoid());
    }

    private synchronized void show(List<Endpoint> endpoints, long found) {
        EndpointTable shown = new EndpointTable(endpoints);
        table = shown;
        fingerprint = found;
        listeners.forEach(listener -> listener.accept(shown));
    }
}
