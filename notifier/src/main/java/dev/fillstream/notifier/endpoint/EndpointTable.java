package dev.fillstream.notifier.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All endpoints at one moment, indexed by the account whose reports they get. Immutable. */
public final class EndpointTable {

    /** Before the first look into the database: nobody. */
    public static final EndpointTable EMPTY = new EndpointTable(List.of());

    private final Map<UUID, Endpoint> byId = new HashMap<>();
    private final Map<String, List<Endpoint>> byAccount = new HashMap<>();
    private final List<Endpoint> everybody = new ArrayList<>();

    public EndpointTable(Collection<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            byId.put(endpoint.id(), endpoint);
            if (endpoint.isEnabled()) {
                index(endpoint);
            }
        }
    }

    private void index(Endpoint endpoint) {
        if (endpoint.accounts().contains(EventTypes.EVERY)) {
            everybody.add(endpoint);
            return;
        }
        for (String account : endpoint.accounts()) {
            byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(endpoint);
        }
    }

    public Optional<Endpoint> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Endpoint> all() {
        return byId.values();
    }

    /** The enabled endpoints that get reports of this account, whatever their type. */
    public List<Endpoint> covering(String account) {
        List<Endpoint> own = byAccount.getOrDefault(account, List.of());
        if (everybody.isEmpty()) {
            return own;
        }
        List<Endpoint> both = new ArrayList<>(own);
        both.addAll(everybody);
        return both;
    }
}
