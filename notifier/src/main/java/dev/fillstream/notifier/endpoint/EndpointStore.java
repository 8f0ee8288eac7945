package dev.fillstream.notifier.endpoint;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where endpoints are kept. Every answer is durable when it arrives. */
public interface EndpointStore {

    Uni<List<Endpoint>> all();

    /** A number that differs after any change by anybody; cheap to ask for. */
    Uni<Long> fingerprint();

    Uni<Endpoint> add(Endpoint endpoint);

    /** What {@code change} makes of the endpoint, or empty where there is none of that id. */
    Uni<Optional<Endpoint>> update(UUID id, UnaryOperator<Endpoint> change);

    /** Whether there was one. Its parked deliveries go with it. */
    Uni<Boolean> remove(UUID id);
}
