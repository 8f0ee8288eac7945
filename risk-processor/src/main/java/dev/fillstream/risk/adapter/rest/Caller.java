package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.Account;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever asks, and whose accounts the token opens. */
@RequestScoped
class Caller {

    private static final String ACCOUNTS = "accounts";
    private static final String ALL = "*";
    static final String RISK_MANAGER = "risk-manager";

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** Another's account does not exist, as far as this caller is concerned. */
    void mustSee(Account account) {
        if (!sees(account.value())) {
            throw new Refused(Problem.of(ProblemCode.ACCOUNT_NOT_FOUND, "no such account"));
        }
    }

    /** Who is written down as the author of what this caller changes. */
    String author() {
        return token.getName();
    }

    boolean isRiskManager() {
        return token.getGroups().contains(RISK_MANAGER);
    }

    boolean sees(String account) {
        return token.getClaim(ACCOUNTS) instanceof JsonArray accounts
                && accounts.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .anyMatch(name -> name.equals(ALL) || name.equals(account));
    }
}
