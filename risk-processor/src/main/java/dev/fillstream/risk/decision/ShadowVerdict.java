package dev.fillstream.risk.decision;

/**
 * How an order would have fared under limits that are only tried.
 *
 * @param code of the refusal that would be new, or that would go; empty where both approve
 */
public record ShadowVerdict(Kind kind, String code) {

    /** How the two verdicts stand to each other. */
    public enum Kind {
        SAME,
        /** It was let through, and would not be. */
        DENIED,
        /** It was refused, and would not be. */
        ALLOWED,
        /** It would be refused for another reason. */
        OTHER_REASON
    }

    public static ShadowVerdict of(RiskVerdict active, RiskVerdict tried) {
        String was = code(active);
        String would = code(tried);
        if (was.equals(would)) {
            return new ShadowVerdict(Kind.SAME, would);
        }
        if (was.isEmpty()) {
            return new ShadowVerdict(Kind.DENIED, would);
        }
        return would.isEmpty()
                ? new ShadowVerdict(Kind.ALLOWED, was)
                : new ShadowVerdict(Kind.OTHER_REASON, would);
    }

    private static String code(RiskVerdict verdict) {
        return switch (verdict) {
            case RiskVerdict.Accepted _ -> "";
            case RiskVerdict.Refused refused -> refused.code().name();
        };
    }
}
