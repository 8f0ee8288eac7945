package dev.fillstream.execution.adapter.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: operators and risk managers may see all, others the accounts of their token. */
@RequestScoped
public class Caller {

    private static final String ALL = "*";

    private final JsonWebToken token;

    public Caller(JsonWebToken token) {
        this.token = token;
    }

    /** Whether the caller runs this place. */
    public boolean isOperator() {
        return token.getGroups().contains("operator");
    }

    /** Who it is, for the record. */
    public String name() {
        String subject = token.getSubject();
        return subject == null ? "an operator" : subject;
    }

    /** Whether the caller may see everything. */
    public boolean seesAll() {
        return token.getGroups().contains("operator")
                || token.getGroups().contains("risk-manager")
                || names(ALL);
    }

    /** Whether the caller may see this account. */
    public boolean sees(String account) {
        return seesAll() || names(account);
    }

    private boolean names(String account) {
        return token.getClaim("accounts") instanceof JsonArray accounts
                && accounts.stream()
                        .anyMatch(
                                value ->
                                        value instanceof JsonString text
                                                && text.getString().equals(account));
    }
}
