package dev.fillstream.local.stack;

import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;

/**
 * Limits to begin with. Each has to be set somewhere; what would stand in the way of a benchmark is
 * set to none.
 */
public final class SampleLimits {

    private static final String UNLIMITED = "unlimited";

    private SampleLimits() {}

    /** All that an account needs but its cash, its version, and who set it and why. */
    public static RiskLimits.Builder of(String account) {
        return RiskLimits.newBuilder()
                .setAccount(account)
                .setCurrency("USD")
                .setMaxOrderQty("10000")
                .setMaxOrderNotional("1000000")
                .setPriceCollarBps(1000)
                .setMaxPriceAgeMillis(10_000)
                .setMaxPositionQty(UNLIMITED)
                .setMaxGrossExposure(UNLIMITED)
                .setMaxNetExposure(UNLIMITED)
                .setMaxConcentrationBps(UNLIMITED)
                .setMaxDailyNotional(UNLIMITED)
                .setMaxShortQty(UNLIMITED)
                .setMaxOpenOrders(UNLIMITED)
                .setMaxOrdersPerSecond(UNLIMITED)
                .setDuplicateWindowMillis("0")
                .setMaxRepeatedExecutions(UNLIMITED)
                .setMaxOrderAgeMillis(UNLIMITED)
                .setSelfMatch(SelfMatch.SELF_MATCH_ALLOWED);
    }

    /** What holds for each account of the firm, whatever its own limits say. */
    public static RiskLimits.Builder ofFirm() {
        return RiskLimits.newBuilder()
                .setAccount("firm")
                .setMaxOrderNotional("5000000")
                .setMaxDailyLoss(UNLIMITED);
    }
}
