package dev.fillstream.risk.adapter.streams.whatif;

import dev.fillstream.v1.CheckResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far limits were used: the most of each account and limit. */
final class Peaks {

    /** Checks whose two values are a use and its bound. */
    private static final Set<String> BOUNDS =
            Set.of(
                    "MAX_ORDER_QTY",
                    "MAX_ORDER_NOTIONAL",
                    "MAX_POSITION",
                    "SHORT_NOT_LOCATED",
                    "CONCENTRATION",
                    "DAILY_NOTIONAL",
                    "DAILY_LOSS",
                    "GROSS_EXPOSURE",
                    "NET_EXPOSURE",
                    "BUYING_POWER",
                    "MAX_OPEN_ORDERS",
                    "ORDER_RATE",
                    "REPEATED_EXECUTION",
                    "ORDER_STALE",
                    "REFERENCE_PRICE_STALE");

    private static final String DECIMAL = "-?\\d+(\\.\\d+)?";

    private final Map<String, WhatIfReport.Peak> peaks = new TreeMap<>();

    void add(Decision decision) {
        decision.risk().getChecksList().stream()
                .filter(check -> BOUNDS.contains(check.getCode()))
                .filter(check -> check.getObserved().matches(DECIMAL))
                .filter(check -> check.getLimit().matches(DECIMAL))
                .forEach(check -> add(decision, check));
    }

    private void add(Decision decision, CheckResult check) {
        BigDecimal limit = new BigDecimal(check.getLimit());
        BigDecimal observed = new BigDecimal(check.getObserved());
        if (limit.signum() <= 0 || observed.signum() < 0) {
            return;
        }
        BigDecimal percent = observed.movePointRight(2).divide(limit, 1, RoundingMode.HALF_UP);
        peaks.merge(
                decision.account() + "/" + check.getCode(),
                new WhatIfReport.Peak(
                        decision.account(),
                        check.getCode(),
                        observed,
                        limit,
                        percent,
                        decision.clOrdId()),
                (one, other) -> other.percent().compareTo(one.percent()) > 0 ? other : one);
    }

    /** The fullest first. */
    List<WhatIfReport.Peak> all() {
        return peaks.values().stream()
                .sorted(Comparator.comparing(WhatIfReport.Peak::percent).reversed())
                .toList();
    }
}
