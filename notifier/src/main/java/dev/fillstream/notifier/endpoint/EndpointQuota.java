package dev.fillstream.notifier.endpoint;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * How many endpoints there may be.
 *
 * @param all of all accounts together
 * @param perAccount that name one account
 */
public record EndpointQuota(int all, int perAccount) {

    /** Why there may not be one more for these accounts, in words, or empty where there may. */
    public Optional<String> refusal(Collection<Endpoint> known, Set<String> accounts) {
        if (known.size() >= all) {
            return Optional.of("delete some first");
        }
        for (String account : accounts) {
            long of = known.stream().filter(each -> each.accounts().contains(account)).count();
            if (of >= perAccount) {
                return Optional.of(
                        "an account may have " + perAccount + " endpoints; delete some first");
            }
        }
        return Optional.empty();
    }
}
