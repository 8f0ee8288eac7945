package dev.fillstream.risk.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.model.value.Money;
import dev.fillstream.risk.exposure.AccountExposure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's exposure as JSON.
 *
 * @param uncertainSince when a report about the account could not be booked; left out where there
 *     is none, and once the account's trading state was set again
 * @param cash left out, like buyingPower, as long as the account's limits are not complete
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExposureJson(
        String account,
        @Nullable String cash,
        String cashFlow,
        String reserved,
        @Nullable String buyingPower,
        int openOrders,
        List<PositionJson> positions,
        long limitsVersion,
        long executionsOffset,
        @Nullable String uncertainSince) {

    /** One symbol. */
    record PositionJson(String symbol, String qty, String openBuyQty, String openSellQty) {}

    static ExposureJson of(AccountExposure exposure) {
        return new ExposureJson(
                exposure.account().value(),
                exposure.cash().map(Money::toString).orElse(null),
                exposure.totals().cashFlow().toString(),
                exposure.totals().reserved().toString(),
                exposure.buyingPower().map(Money::toString).orElse(null),
                exposure.totals().openOrders(),
                exposure.holdings().stream().map(ExposureJson::position).toList(),
                exposure.limits().versionSeen(),
                exposure.totals().executionsOffset(),
                exposure.uncertainSince().map(Instant::toString).orElse(null));
    }

    private static PositionJson position(AccountExposure.Holding holding) {
        return new PositionJson(
                holding.symbol().value(),
                holding.position().qty().toPlainString(),
                holding.position().openBuyQty().toString(),
                holding.position().openSellQty().toString());
    }
}
