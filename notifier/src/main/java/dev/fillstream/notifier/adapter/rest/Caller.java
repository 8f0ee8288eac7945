package dev.fillstream.notifier.adapter.rest;

import dev.fillstream.notifier.endpoint.Endpoint;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: an operator may do all, a trader what concerns accounts of the token only. */
@RequestScoped
public class Caller {

    private static final String ALL = "*";

    private final JsonWebToken token;

    public Caller(JsonWebToken token) {
        this.token = token;
    }

    /** Whether all these accounts are the caller's. */
    public boolean owns(Collection<String> wanted) {
        Set<String> accounts = accounts();
        return token.getGroups().contains("operator")
                || accounts.contains(ALL)
                || accounts.containsAll(wanted);
    }

    public boolean owns(Endpoint endpoint) {
        return owns(endpoint.accounts());
    }

    private Set<String> accounts() {
        Set<String> accounts = new HashSet<>();
        if (token.getClaim("accounts") instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonString text) {
                    accounts.add(text.getString());
                }
            }
        }
        return accounts;
    }
}
