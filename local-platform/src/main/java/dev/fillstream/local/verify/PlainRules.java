package dev.fillstream.local.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Every rule that an order has to pass, in the order in which reasons are given. */
final class PlainRules {

    /** A rule under the code that it refuses with. */
    record Rule(String code, Function<Situation, Judged> judge) {}

    /** What holds for a replace that only takes risk away: what its order itself must be. */
    private static final Set<String> OF_THE_ORDER =
            Set.of(
                    "EXPIRE_TIME_PAST",
                    "INSTRUMENT_UNKNOWN",
                    "PRICE_OFF_TICK",
                    "QTY_OFF_LOT",
                    "QTY_OUT_OF_RANGE");

    private static final List<Rule> ALL =
            List.of(
                    new Rule("EXPIRE_TIME_PAST", TermRules::expireTime),
                    new Rule("INSTRUMENT_UNKNOWN", ReferenceRules::instrument),
                    new Rule("INSTRUMENT_NOT_TRADABLE", ReferenceRules::tradable),
                    new Rule("ACCOUNT_UNKNOWN", ReferenceRules::account),
                    new Rule("LIMITS_UNKNOWN", ReferenceRules::limits),
                    new Rule("CURRENCY_MISMATCH", ReferenceRules::currency),
                    new Rule("TRADING_HALTED", ReferenceRules::halted),
                    new Rule("TRADING_REDUCING", ReferenceRules::reducing),
                    new Rule("RISK_UNCERTAIN", ReferenceRules::certain),
                    new Rule("INSTRUMENT_RESTRICTED", ReferenceRules::restricted),
                    new Rule("SIDE_NOT_PERMITTED", ReferenceRules::side),
                    new Rule("SESSION_CLOSED", TermRules::session),
                    new Rule("ORDER_STALE", FlowRules::age),
                    new Rule("PRICE_OFF_TICK", TermRules::tick),
                    new Rule("QTY_OFF_LOT", TermRules::lot),
                    new Rule("QTY_OUT_OF_RANGE", TermRules::range),
                    new Rule("MAX_ORDER_QTY", TermRules::orderQty),
                    new Rule("REFERENCE_PRICE_MISSING", ReferenceRules::price),
                    new Rule("REFERENCE_PRICE_STALE", ReferenceRules::priceAge),
                    new Rule("MIN_ORDER_NOTIONAL", TermRules::minNotional),
                    new Rule("MAX_ORDER_NOTIONAL", TermRules::maxNotional),
                    new Rule("PRICE_OUTSIDE_COLLAR", TermRules::collar),
                    new Rule("MARKET_OUTSIDE_COLLAR", TermRules::marketCollar),
                    new Rule("REDUCE_ONLY", ExposureRules::reduceOnly),
                    new Rule("MAX_OPEN_ORDERS", FlowRules::openOrders),
                    new Rule("ORDER_RATE", FlowRules::rate),
                    new Rule("DUPLICATE_CONTENT", FlowRules::twin),
                    new Rule("REPEATED_EXECUTION", FlowRules::repeats),
                    new Rule("SELF_MATCH", FlowRules::selfMatch),
                    new Rule("SHORT_SALE_FORBIDDEN", ExposureRules::shortSale),
                    new Rule("SHORT_NOT_LOCATED", ExposureRules::located),
                    new Rule("MAX_POSITION", ExposureRules::position),
                    new Rule("CONCENTRATION", ExposureRules::concentration),
                    new Rule("DAILY_NOTIONAL", ExposureRules::dailyNotional),
                    new Rule("DAILY_LOSS", ExposureRules::dailyLoss),
                    new Rule("GROSS_EXPOSURE", ExposureRules::gross),
                    new Rule("NET_EXPOSURE", ExposureRules::net),
                    new Rule("BUYING_POWER", ExposureRules::buyingPower));

    /** What a rule found. */
    record Finding(String code, Judged judged) {}

    private PlainRules() {}

    /** What each rule says, in order; a replace that only takes risk away is held to few. */
    static List<Finding> judge(Situation order) {
        boolean isReduction = order.isReduction();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : ALL) {
            if (!isReduction || OF_THE_ORDER.contains(rule.code())) {
                findings.add(new Finding(rule.code(), rule.judge().apply(order)));
            }
        }
        return findings;
    }
}
