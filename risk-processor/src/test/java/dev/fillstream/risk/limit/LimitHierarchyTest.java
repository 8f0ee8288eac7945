package dev.fillstream.risk.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.adapter.streams.state.LimitsMapper;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.risk.limit.AccountLimits.Complete;
import dev.fillstream.risk.limit.AccountLimits.Incomplete;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.SymbolLimits;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LimitHierarchyTest {

    private static final Symbol ACME = new Symbol("ACME");
    private static final RiskLimits NOTHING = RiskLimits.getDefaultInstance();

    @Test
    void takesTheTightestOfAllScopes() {
        RiskLimits firm = NOTHING.toBuilder().setMaxOrderQty("300").setVersion(2).build();
        RiskLimits desk = NOTHING.toBuilder().setMaxOrderQty("200").setVersion(5).build();
        assertThat(qty(firm, desk, own(o -> o.setMaxOrderQty("400")))).isEqualTo("200");
        assertThat(qty(firm, desk, own(o -> o.setMaxOrderQty("100")))).isEqualTo("100");
        assertThat(qty(firm, desk, own(o -> o.setMaxOrderQty("unlimited")))).isEqualTo("200");
        assertThat(qty(firm, NOTHING, own(RiskLimits.Builder::clearMaxOrderQty))).isEqualTo("300");
        Complete all = complete(firm, desk, own(o -> o));
        assertThat(all.versions()).isEqualTo(new AccountLimits.Versions(7, 5, 2));
    }

    @Test
    void tightensForOneSymbol() {
        UnaryOperator<RiskLimits.Builder> tighter =
                o ->
                        o.setMaxOrderQty("400")
                                .addSymbols(
                                        SymbolLimits.newBuilder()
                                                .setSymbol("ACME")
                                                .setMaxOrderQty("50")
                                                .setMaxShortQty("0"));
        assertThat(qty(NOTHING, NOTHING, own(tighter))).isEqualTo("50");
        var other = new LimitHierarchy(said(NOTHING), said(NOTHING), said(own(tighter)));
        assertThat(
                        ((Complete) other.effective(new Symbol("GLOBEX")))
                                .bound(LimitName.MAX_ORDER_QTY)
                                .toString())
                .isEqualTo("400");
    }

    @Test
    void missesWhatNobodySaid() {
        for (LimitName name : LimitName.values()) {
            RiskLimits.Builder lacking = own(o -> o).toBuilder();
            lacking.clearField(
                    RiskLimits.getDescriptor().getFields().stream()
                            .filter(field -> field.getJsonName().equals(name.field()))
                            .findFirst()
                            .orElseThrow());
            assertThat(effective(NOTHING, NOTHING, lacking.build()))
                    .isEqualTo(incomplete(name.field()));
        }
        assertThat(effective(NOTHING, NOTHING, own(RiskLimits.Builder::clearCurrency)))
                .isEqualTo(incomplete("currency"));
        assertThat(effective(NOTHING, NOTHING, own(RiskLimits.Builder::clearOpeningCash)))
                .isEqualTo(incomplete("openingCash"));
        assertThat(effective(NOTHING, NOTHING, own(RiskLimits.Builder::clearSelfMatch)))
                .isEqualTo(incomplete("selfMatch"));
    }

    @Test
    void doesNothingUnderARecordThatCannotBeUnderstood() {
        RiskLimits bad = NOTHING.toBuilder().setMaxDailyLoss("lots").build();
        assertThat(effective(bad, NOTHING, own(o -> o)))
                .isEqualTo(incomplete("firm: maxDailyLoss"));
        assertThat(effective(NOTHING, bad, own(o -> o)))
                .isEqualTo(incomplete("desk: maxDailyLoss"));
        assertThat(effective(NOTHING, NOTHING, own(o -> o.setMaxDailyLoss("-1"))))
                .isEqualTo(incomplete("maxDailyLoss"));
        assertThat(
                        new LimitHierarchy(said(NOTHING), said(NOTHING), ScopeLimits.SILENT)
                                .effective(ACME))
                .isEqualTo(new AccountLimits.Unknown());
    }

    @Test
    void takesTheStricterOfPermissions() {
        RiskLimits firm =
                NOTHING.toBuilder()
                        .setSelfMatch(SelfMatch.SELF_MATCH_REFUSED)
                        .addRestrictedSymbols("ACME")
                        .addForbiddenSides(dev.fillstream.v1.Side.SIDE_SELL_SHORT)
                        .setDuplicateWindowMillis("500")
                        .build();
        Complete all = complete(firm, NOTHING, own(o -> o.setDuplicateWindowMillis("100")));
        assertThat(all.refusesSelfMatch()).isTrue();
        assertThat(all.isRestricted()).isTrue();
        assertThat(all.forbiddenSides()).containsExactly(Side.SELL_SHORT);
        assertThat(all.duplicateWindowMillis()).isEqualTo(500);
        assertThat(all.openingCash()).isEqualTo(Money.of("1000000"));
    }

    @Test
    void looksNoFurtherBackThanIsKept() {
        assertThat(effective(NOTHING, NOTHING, own(o -> o.setDuplicateWindowMillis("600000"))))
                .isInstanceOf(Complete.class);
        assertThat(effective(NOTHING, NOTHING, own(o -> o.setDuplicateWindowMillis("600001"))))
                .isEqualTo(incomplete("duplicateWindowMillis"));
    }

    private static Incomplete incomplete(String missing) {
        return new Incomplete(new AccountLimits.Versions(7, 0, 0), missing);
    }

    private static RiskLimits own(UnaryOperator<RiskLimits.Builder> change) {
        return change.apply(Wire.limits("acct-1")).build();
    }

    private static String qty(RiskLimits firm, RiskLimits desk, RiskLimits account) {
        return complete(firm, desk, account).bound(LimitName.MAX_ORDER_QTY).toString();
    }

    private static Complete complete(RiskLimits firm, RiskLimits desk, RiskLimits account) {
        return (Complete) effective(firm, desk, account);
    }

    private static AccountLimits effective(RiskLimits firm, RiskLimits desk, RiskLimits account) {
        return new LimitHierarchy(said(firm), said(desk), said(account)).effective(ACME);
    }

    private static ScopeLimits said(RiskLimits wire) {
        return LimitsMapper.limits(wire);
    }
}
