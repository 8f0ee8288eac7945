package dev.fillstream.risk.adapter.streams.state;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.AppliedReports;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.v1.StoredPosition;
import dev.fillstream.risk.v1.StoredReports;
import dev.fillstream.risk.v1.StoredTotals;
import java.math.BigDecimal;

/** Stored state, in both directions. What is read here was written here. */
final class StateMapper {

    private StateMapper() {}

    static byte[] toBytes(AccountTotals totals) {
        StoredTotals.Builder stored =
                StoredTotals.newBuilder()
                        .setCashFlow(totals.cashFlow().toString())
                        .setReserved(totals.reserved().toString())
                        .setOpenOrders(totals.openOrders());
        if (totals.executionsOffset() >= 0) {
            stored.setExecutionsOffset(totals.executionsOffset());
        }
        return stored.build().toByteArray();
    }

    static AccountTotals totals(byte[] bytes) {
        try {
            StoredTotals stored = StoredTotals.parseFrom(bytes);
            return new AccountTotals(
                    money(stored.getCashFlow()),
                    money(stored.getReserved()),
                    stored.getOpenOrders(),
                    stored.hasExecutionsOffset() ? stored.getExecutionsOffset() : -1);
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.TOTALS, e);
        }
    }

    static byte[] toBytes(Position position) {
        return StoredPosition.newBuilder()
                .setQty(position.qty().toPlainString())
                .setOpenBuyQty(position.openBuyQty().toString())
                .setOpenSellQty(position.openSellQty().toString())
                .build()
                .toByteArray();
    }

    static Position position(byte[] bytes) {
        try {
            StoredPosition stored = StoredPosition.parseFrom(bytes);
            return new Position(
                    new BigDecimal(stored.getQty()),
                    quantity(stored.getOpenBuyQty()),
                    quantity(stored.getOpenSellQty()));
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.POSITIONS, e);
        }
    }

    static byte[] toBytes(AppliedReports reports) {
        return toStored(reports).toByteArray();
    }

    static AppliedReports reports(byte[] bytes) {
        try {
            return toModel(StoredReports.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw broken(StateStores.ENDED_ORDERS, e);
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

    static Money money(String text) {
        return new Money(new BigDecimal(text));
    }

    static Quantity quantity(String text) {
        return new Quantity(new BigDecimal(text));
    }
}
