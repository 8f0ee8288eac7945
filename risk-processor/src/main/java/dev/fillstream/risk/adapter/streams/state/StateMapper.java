package dev.fillstream.risk.adapter.streams.state;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.Activity;
import dev.fillstream.risk.exposure.AppliedReports;
import dev.fillstream.risk.exposure.Gap;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.exposure.TradingDay;
import dev.fillstream.risk.exposure.Valuation;
import dev.fillstream.risk.v1.StoredDay;
import dev.fillstream.risk.v1.StoredGap;
import dev.fillstream.risk.v1.StoredPosition;
import dev.fillstream.risk.v1.StoredReports;
import dev.fillstream.risk.v1.StoredStrategy;
import dev.fillstream.risk.v1.StoredTotals;
import dev.fillstream.schemas.Timestamps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Stored state, in both directions. What is read here was written here. */
final class StateMapper {

    private StateMapper() {}

    static byte[] toBytes(AccountTotals totals) {
        StoredTotals.Builder stored =
                StoredTotals.newBuilder()
                        .setCashFlow(totals.cashFlow().toString())
                        .setReserved(totals.reserved().toString())
                        .setOpenOrders(totals.openOrders())
                        .setNetPositions(totals.valuation().net().toString())
                        .setGrossPositions(totals.valuation().gross().toString())
                        .setOpenBuyNotional(totals.valuation().openBuys().toString())
                        .setOpenSellNotional(totals.valuation().openSells().toString())
                        .setRateNanos(totals.activity().rateNanos());
        for (TradingDay day : totals.activity().days()) {
            stored.addDays(
                    StoredDay.newBuilder()
                            .setCalendar(day.calendar())
                            .setDate(day.date().toEpochDay())
                            .setEntered(day.entered().toString())
                            .setStart(day.start().toString()));
        }
        if (totals.executionsOffset() >= 0) {
            stored.setExecutionsOffset(totals.executionsOffset());
        }
        totals.gap().ifPresent(gap -> stored.setGap(stored(gap)));
        return stored.build().toByteArray();
    }

    static AccountTotals totals(byte[] bytes) {
        try {
            StoredTotals stored = StoredTotals.parseFrom(bytes);
            return new AccountTotals(
                    money(stored.getCashFlow()),
                    money(stored.getReserved()),
                    stored.getOpenOrders(),
                    stored.hasExecutionsOffset() ? stored.getExecutionsOffset() : -1,
                    new Valuation(
                            money(stored.getNetPositions()),
                            money(stored.getGrossPositions()),
                            money(stored.getOpenBuyNotional()),
                            money(stored.getOpenSellNotional())),
                    new Activity(
                            stored.getRateNanos(),
                            stored.getDaysList().stream().map(StateMapper::day).toList()),
                    stored.hasGap() ? Optional.of(gap(stored.getGap())) : Optional.empty());
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.ACCOUNTS, e);
        }
    }

    private static StoredGap stored(Gap gap) {
        return StoredGap.newBuilder()
                .setExecutionsOffset(gap.executionsOffset())
                .setTime(Timestamps.of(gap.time()))
                .setStateVersion(gap.stateVersion())
                .build();
    }

    private static Gap gap(StoredGap stored) {
        return new Gap(
                stored.getExecutionsOffset(),
                Timestamps.toInstant(stored.getTime()),
                stored.getStateVersion());
    }

    private static TradingDay day(StoredDay stored) {
        return new TradingDay(
                stored.getCalendar(),
                LocalDate.ofEpochDay(stored.getDate()),
                money(stored.getEntered()),
                money(stored.getStart()));
    }

    static byte[] toBytes(Position position) {
        return StoredPosition.newBuilder()
                .setQty(position.qty().toPlainString())
                .setOpenBuyQty(position.openBuyQty().toString())
                .setOpenSellQty(position.openSellQty().toString())
                .setMark(position.mark().toString())
                .setOpenBuyNotional(position.openBuyNotional().toString())
                .setOpenSellNotional(position.openSellNotional().toString())
                .build()
                .toByteArray();
    }

    static Position position(byte[] bytes) {
        try {
            StoredPosition stored = StoredPosition.parseFrom(bytes);
            return new Position(
                    new BigDecimal(stored.getQty()),
                    quantity(stored.getOpenBuyQty()),
                    quantity(stored.getOpenSellQty()),
                    money(stored.getMark()),
                    money(stored.getOpenBuyNotional()),
                    money(stored.getOpenSellNotional()));
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.ACCOUNTS, e);
        }
    }

    static byte[] toBytes(StrategyUse use) {
        return StoredStrategy.newBuilder()
                .setFilled(use.hasFilled())
                .setRepeats(use.repeats())
                .setRearm(use.rearm())
                .build()
                .toByteArray();
    }

    static StrategyUse strategy(byte[] bytes) {
        try {
            StoredStrategy stored = StoredStrategy.parseFrom(bytes);
            return new StrategyUse(stored.getFilled(), stored.getRepeats(), stored.getRearm());
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.ACCOUNTS, e);
        }
    }

    static byte[] toBytes(AppliedReports reports) {
        return toStored(reports).toByteArray();
    }

    static AppliedReports reports(byte[] bytes) {
        try {
            return toModel(StoredReports.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.PAST, e);
        }
    }

    static IllegalStateException broken(String store, InvalidProtocolBufferException cause) {
        return new IllegalStateException("store " + store + " holds what was never put", cause);
    }

    static StoredReports toStored(AppliedReports reports) {
        return StoredReports.newBuilder()
                .setThrough(reports.through())
                .addAllBeyond(reports.beyond())
                .build();
    }

    static AppliedReports toModel(StoredReports stored) {
        return new AppliedReports(stored.getThrough(), stored.getBeyondList());
    }

    /** Nothing, where an earlier release did not keep it yet. */
    static Money money(String text) {
        return text.isEmpty() ? Money.ZERO : new Money(new BigDecimal(text));
    }

    static Quantity quantity(String text) {
        return new Quantity(new BigDecimal(text));
    }
}
