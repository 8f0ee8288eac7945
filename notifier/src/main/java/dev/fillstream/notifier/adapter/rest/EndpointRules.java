package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.adapter.rest.Problem.FieldError;
import dev.fillstream.notifier.config.NotifierConfig;
import dev.fillstream.notifier.endpoint.DestinationGuard;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.EndpointCare;
import dev.fillstream.notifier.endpoint.EndpointQuota;
import dev.fillstream.notifier.endpoint.EndpointStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;

/** What a wish for an endpoint has to keep to: its form, whose accounts, where to, and how many. */
@RequestScoped
public class EndpointRules {

    private final DestinationPolicy policy;
    private final DestinationGuard guard;
    private final EndpointStore store;
    private final Caller caller;
    private final EndpointQuota quota;

    public EndpointRules(
            DestinationPolicy policy,
            DestinationGuard guard,
            EndpointStore store,
            Caller caller,
            NotifierConfig config) {
        this.policy = policy;
        this.guard = guard;
        this.store = store;
        this.caller = caller;
        this.quota = new EndpointQuota(config.endpoints(), config.endpointsPerAccount());
    }

    /**
     * @throws Problem.Raised where the body or what it wants is not allowed, as far as it tells
     */
    EndpointCare.Change read(byte[] body, boolean creating) {
        EndpointRequest request = EndpointRequest.read(body, creating, policy);
        if (request.accounts().isPresent() && !caller.owns(request.accounts().get())) {
            throw Problem.of(ProblemCode.FORBIDDEN, "/accounts names one that is not yours")
                    .raised();
        }
        return new EndpointCare.Change(
                request.url(),
                request.accounts(),
                request.eventTypes(),
                request.rateLimit(),
                request.headers(),
                request.enabled());
    }

    /** Fails with a problem where the address behind the name is not public. */
    Uni<Void> checkDestination(EndpointCare.Change change) {
        return change.url()
                .map(url -> guard.allows(url).invoke(EndpointRules::refuseUnlessAllowed))
                .orElseGet(() -> Uni.createFrom().item(true))
                .replaceWithVoid();
    }

    /** Fails with a problem where there are enough endpoints already. */
    Uni<Void> checkQuota(EndpointCare.Change change) {
        Set<String> accounts = change.accounts().orElse(Set.of());
        return store.all()
                .invoke(known -> quota.refusal(known, accounts).ifPresent(EndpointRules::refuse))
                .replaceWithVoid();
    }

    private static void refuse(String tooMany) {
        throw Problem.of(ProblemCode.QUOTA_EXCEEDED, tooMany).raised();
    }

    private static void refuseUnlessAllowed(boolean allowed) {
        if (!allowed) {
            FieldError error =
                    new FieldError("/url", "FIELD_NOT_ALLOWED", "must be a public address");
            throw Problem.of(
                            ProblemCode.ENDPOINT_INVALID,
                            "/url must be a public address",
                            List.of(error))
                    .raised();
        }
    }
}
