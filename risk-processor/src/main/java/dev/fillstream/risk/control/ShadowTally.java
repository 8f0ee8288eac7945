package dev.fillstream.risk.control;

import dev.fillstream.risk.decision.ShadowVerdict;
import dev.fillstream.risk.decision.ShadowVerdict.Kind;
import dev.fillstream.risk.limit.AccountLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What came of trying limits beside the active ones: per account, since its tried limits were last
 * changed, and of what this process decided since it started.
 */
public final class ShadowTally {

    private record Trial(AccountLimits.Versions versions, Map<ShadowVerdict, Long> counts) {}

    /**
     * Counts by code.
     *
     * @param denied let through, and would not be
     * @param allowed refused, and would not be
     * @param otherReason refused, and would be for another reason
     */
    public record Summary(
            long compared,
            long same,
            Map<String, Long> denied,
            Map<String, Long> allowed,
            Map<String, Long> otherReason) {}

    private final Map<String, Trial> accounts = new ConcurrentHashMap<>();

    /** Called for every order that was tried; other limits than before start anew. */
    public void add(String account, AccountLimits.Versions versions, ShadowVerdict verdict) {
        accounts.compute(
                account,
                (_, before) -> {
                    Trial trial =
                            before == null || !before.versions().equals(versions)
                                    ? new Trial(versions, new HashMap<>())
                                    : before;
                    trial.counts().merge(verdict, 1L, Long::sum);
                    return trial;
                });
    }

    /** Those that go by {@code account} begin at nothing again. */
    public void forget(Predicate<String> account) {
        accounts.keySet().removeIf(account);
    }

    /** All accounts that go by {@code account} together. */
    public Summary of(Predicate<String> account) {
        Map<Kind, Map<String, Long>> codes = new HashMap<>();
        for (Kind kind : Kind.values()) {
            codes.put(kind, new TreeMap<>());
        }
        for (String name : accounts.keySet()) {
            if (account.test(name)) {
                accounts.computeIfPresent(
                        name,
                        (_, trial) -> {
                            trial.counts().forEach((verdict, count) -> add(codes, verdict, count));
                            return trial;
                        });
            }
        }
        long same = sum(codes, Kind.SAME);
        long others = sum(codes, Kind.DENIED) + sum(codes, Kind.ALLOWED);
        return new Summary(
                same + others + sum(codes, Kind.OTHER_REASON),
                same,
                codes.getOrDefault(Kind.DENIED, Map.of()),
                codes.getOrDefault(Kind.ALLOWED, Map.of()),
                codes.getOrDefault(Kind.OTHER_REASON, Map.of()));
    }

    private static void add(Map<Kind, Map<String, Long>> codes, ShadowVerdict verdict, long count) {
        codes.getOrDefault(verdict.kind(), new HashMap<>()).merge(verdict.code(), count, Long::sum);
    }

    private static long sum(Map<Kind, Map<String, Long>> codes, Kind kind) {
        return codes.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
