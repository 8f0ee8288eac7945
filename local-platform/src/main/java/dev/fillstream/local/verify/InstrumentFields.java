package dev.fillstream.local.verify;

import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.Instrument.ShortSale;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Whether an instrument's record says all that it has to. */
final class InstrumentFields {

    private static final String DECIMAL = "\\d{1,15}(\\.\\d{1,9})?";

    private InstrumentFields() {}

    static boolean areComplete(Instrument record) {
        boolean hasAmounts =
                Stream.of(
                                record.getTickSize(),
                                record.getLotSize(),
                                record.getMinQty(),
                                record.getMaxQty(),
                                record.getMultiplier())
                        .allMatch(InstrumentFields::isPositive);
        return hasAmounts
                && !record.getCurrency().isEmpty()
                && (record.getMinNotional().isEmpty() || record.getMinNotional().matches(DECIMAL))
                && record.getShortSale() != ShortSale.UNRECOGNIZED
                && (!record.hasTradingHours() || PlainHours.of(record).areComplete());
    }

    private static boolean isPositive(String amount) {
        return amount.matches(DECIMAL) && new BigDecimal(amount).signum() > 0;
    }
}
