package dev.fillstream.risk.decision;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.exposure.Claim;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskDeciderTest {

    private final RiskDecider decider = new RiskDecider(StandardChecks.all());

    @Test
    void acceptsAnOrderThatEveryCheckPassed() {
        RiskCase order = RiskCase.of(anOrder().limit("10.25").of(100));
        RiskVerdict verdict = decider.decide(order.atRisk());
        assertThat(verdict.checks()).hasSameSizeAs(StandardChecks.all());
        assertThat(((RiskVerdict.Accepted) verdict).order())
                .isEqualTo(
                        OpenOrder.of(
                                order.order(),
                                new Claim(
                                        Quantity.of(100),
                                        order.order().ordType(),
                                        Quantity.ZERO,
                                        Money.of("10.25")),
                                BigDecimal.ONE));
    }

    @Test
    void holdsAReplaceToTheLimitsForWhatItAdds() {
        OpenOrder open = open(anOrder().limit("10").of(500));
        RiskCase more = RiskCase.of(anOrder().limit("10").of(600)).money("-94000", "5000");
        assertThat(decider.decide(more.replacing(open))).isInstanceOf(RiskVerdict.Accepted.class);
        RiskVerdict scant = decider.decide(more.money("-94000.01", "5000").replacing(open));
        assertThat(((RiskVerdict.Refused) scant).code()).isEqualTo(RiskCode.BUYING_POWER);
        assertThat(((RiskVerdict.Refused) scant).observed()).isEqualTo("1000");
        assertThat(((RiskVerdict.Refused) scant).limit()).isEqualTo("999.99");
    }

    @Test
    void letsAReplaceThroughThatOnlyTakesRiskAway() {
        OpenOrder open = open(anOrder().limit("10").of(500));
        RiskCase broke =
                RiskCase.of(anOrder().limit("9.90").of(400))
                        .money("-200000", "5000")
                        .with(new AccountLimits.Unknown())
                        .with(new ReferencePrice.Missing("never seen"));
        assertThat(decider.decide(broke.replacing(open))).isInstanceOf(RiskVerdict.Accepted.class);
        RiskCase dearer =
                RiskCase.of(anOrder().limit("10.01").of(400)).with(new AccountLimits.Unknown());
        assertThat(((RiskVerdict.Refused) decider.decide(dearer.replacing(open))).code())
                .isEqualTo(RiskCode.ACCOUNT_UNKNOWN);
        RiskCase offTick = RiskCase.of(anOrder().limit("9.999").of(400));
        assertThat(((RiskVerdict.Refused) decider.decide(offTick.replacing(open))).code())
                .isEqualTo(RiskCode.PRICE_OFF_TICK);
    }

    @Test
    void takesALowerSellPriceForMoreRisk() {
        OpenOrder open = open(anOrder().sell().limit("10").of(500));
        RiskCase lower =
                RiskCase.of(anOrder().sell().limit("9.99").of(500))
                        .with(new AccountLimits.Unknown());
        assertThat(((RiskVerdict.Refused) decider.decide(lower.replacing(open))).code())
                .isEqualTo(RiskCode.ACCOUNT_UNKNOWN);
    }

    private static OpenOrder open(NewOrderSingle order) {
        return RiskCase.of(order).atRisk().accepted();
    }

    @Test
    void givesTheFirstRefusalAsReasonAndKeepsAll() {
        RiskVerdict verdict =
                decider.decide(RiskCase.of(anOrder().limit("99.999").of(5005)).atRisk());
        RiskVerdict.Refused refused = (RiskVerdict.Refused) verdict;
        assertThat(refused.code()).isEqualTo(RiskCode.PRICE_OFF_TICK);
        assertThat(refused.observed()).isEqualTo("99.999");
        assertThat(refused.limit()).isEqualTo("0.01");
        assertThat(
                        refused.checks().stream()
                                .filter(c -> c.finding() instanceof Finding.Refused)
                                .map(RiskVerdict.Checked::code))
                .containsExactly(
                        RiskCode.PRICE_OFF_TICK,
                        RiskCode.QTY_OFF_LOT,
                        RiskCode.QTY_OUT_OF_RANGE,
                        RiskCode.MAX_ORDER_QTY,
                        RiskCode.MAX_ORDER_NOTIONAL,
                        RiskCode.PRICE_OUTSIDE_COLLAR,
                        RiskCode.BUYING_POWER);
    }

    @Test
    void refusesWhenAnInputIsMissingEachWithItsOwnCode() {
        RiskCase order = RiskCase.of(anOrder().market().of(100));
        assertReason(order.with(new Instrument.Unknown("")), RiskCode.INSTRUMENT_UNKNOWN);
        assertReason(order.with(new AccountLimits.Unknown()), RiskCode.ACCOUNT_UNKNOWN);
        assertReason(
                order.with(
                        new AccountLimits.Incomplete(
                                new AccountLimits.Versions(1, 0, 0), "currency")),
                RiskCode.LIMITS_UNKNOWN);
        assertReason(order.with(new ReferencePrice.Missing("")), RiskCode.REFERENCE_PRICE_MISSING);
        assertReason(order.priceAged(10_001), RiskCode.REFERENCE_PRICE_STALE);
    }

    @Test
    void refusesWhenACheckCouldNotJudge() {
        RiskCheck blind =
                new RiskCheck() {
                    @Override
                    public RiskCode code() {
                        return RiskCode.BUYING_POWER;
                    }

                    @Override
                    public Finding judge(dev.fillstream.risk.check.OrderAtRisk order) {
                        return Finding.NOT_REACHED;
                    }
                };
        RiskVerdict verdict =
                new RiskDecider(List.of(blind))
                        .decide(RiskCase.of(anOrder().limit("10").of(100)).atRisk());
        assertThat(((RiskVerdict.Refused) verdict).code()).isEqualTo(RiskCode.BUYING_POWER);
    }

    @Test
    void hasNoTwoChecksOfOneCode() {
        assertThat(StandardChecks.all().stream().map(RiskCheck::code)).doesNotHaveDuplicates();
    }

    private void assertReason(RiskCase order, RiskCode code) {
        RiskVerdict verdict = decider.decide(order.atRisk());
        assertThat(((RiskVerdict.Refused) verdict).code()).isEqualTo(code);
    }
}
