package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.booleans;
import static dev.fillstream.execution.adapter.db.Columns.ints;
import static dev.fillstream.execution.adapter.db.Columns.longs;
import static dev.fillstream.execution.adapter.db.Columns.printable;
import static dev.fillstream.execution.adapter.db.Columns.texts;
import static dev.fillstream.execution.adapter.db.Columns.time;
import static dev.fillstream.execution.adapter.db.Columns.times;
import static dev.fillstream.execution.adapter.db.Columns.uuids;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.OrderBook.TradeChange;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Rejection;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdStatus;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of {@link Statements#ENTER}, in its order. */
final class EntryColumns {

    /** One new row of {@code orders}. */
    private record Entry(
            UUID orderId,
            String account,
            String clOrdId,
            String symbol,
            String side,
            String ordType,
            String timeInForce,
            @Nullable String orderQty,
            @Nullable String price,
            @Nullable String stopPx,
            @Nullable Instant expireTime,
            String strategy,
            boolean reduceOnly,
            Instant transactTime,
            Origin origin,
            OrdStatus ordStatus,
            String state,
            Amounts amounts,
            long reportSeq,
            String venue,
            String venueOrderId) {}

    /** What came of an order by the time it is entered. */
    private record Amounts(String cumQty, String leavesQty, String cumNotional) {
        static final Amounts NONE = new Amounts("0", "0", "0");
    }

    private EntryColumns() {}

    static List<Object> of(List<BookedOrder> orders, List<TradeChange> trades, Instant now) {
        return columns(orders.stream().map(EntryColumns::entry).toList(), trades, now);
    }

    static List<Object> ofRejected(List<Rejection> rejections, Instant now) {
        return columns(rejections.stream().map(EntryColumns::entry).toList(), List.of(), now);
    }

    private static List<Object> columns(List<Entry> rows, List<TradeChange> trades, Instant now) {
        List<Object> columns = new ArrayList<>(47);
        columns.add(uuids(rows, Entry::orderId));
        columns.add(texts(rows, Entry::account));
        columns.add(texts(rows, Entry::clOrdId));
        columns.add(texts(rows, Entry::symbol));
        columns.add(texts(rows, Entry::side));
        columns.add(texts(rows, Entry::ordType));
        columns.add(texts(rows, Entry::timeInForce));
        columns.add(texts(rows, Entry::orderQty));
        columns.add(texts(rows, Entry::price));
        columns.add(texts(rows, Entry::stopPx));
        columns.add(times(rows, Entry::expireTime));
        columns.add(texts(rows, Entry::strategy));
        columns.add(booleans(rows, Entry::reduceOnly));
        columns.add(times(rows, Entry::transactTime));
        columns.add(times(rows, row -> row.origin().acceptedAt()));
        columns.add(times(rows, row -> row.origin().approvalExpiry().orElse(null)));
        columns.add(texts(rows, row -> row.origin().traceparent()));
        columns.add(texts(rows, row -> row.origin().topic()));
        columns.add(ints(rows, row -> row.origin().partition()));
        columns.add(longs(rows, row -> row.origin().offset()));
        columns.add(texts(rows, row -> row.ordStatus().name()));
        columns.add(texts(rows, Entry::state));
        columns.add(texts(rows, row -> row.amounts().cumQty()));
        columns.add(texts(rows, row -> row.amounts().leavesQty()));
        columns.add(texts(rows, row -> row.amounts().cumNotional()));
        columns.add(longs(rows, Entry::reportSeq));
        columns.add(texts(rows, Entry::venue));
        columns.add(texts(rows, Entry::venueOrderId));
        columns.add(booleans(rows, row -> !row.ordStatus().isTerminal()));
        columns.add(time(now));
        ChangeColumns.addNew(columns, trades);
        return columns;
    }

    private static Entry entry(BookedOrder booked) {
        NewOrderSingle terms = booked.order().terms();
        return new Entry(
                booked.orderId().value(),
                terms.account().value(),
                terms.clOrdId().value(),
                terms.symbol().value(),
                terms.side().name(),
                TermsText.write(terms.ordType()),
                TermsText.write(terms.timeInForce()),
                terms.orderQty().toString(),
                terms.ordType().limitPrice().map(Object::toString).orElse(null),
                terms.ordType().stopPrice().map(Object::toString).orElse(null),
                TermsText.expireTime(terms.timeInForce()),
                terms.strategy(),
                terms.reduceOnly(),
                terms.transactTime(),
                booked.origin(),
                booked.order().ordStatus(),
                StateText.write(booked.order().state()),
                new Amounts(
                        booked.order().cumQty().toString(),
                        booked.order().leavesQty().toString(),
                        booked.order().cumNotional().toString()),
                booked.order().reportSeq(),
                booked.venue(),
                booked.order().venueOrderId().value());
    }

    private static Entry entry(Rejection rejection) {
        Rejection.RawTerms terms = rejection.terms();
        return new Entry(
                rejection.orderId().value(),
                rejection.account().value(),
                rejection.clOrdId().value(),
                printable(terms.symbol()),
                terms.side(),
                terms.ordType(),
                terms.timeInForce(),
                amount(terms.orderQty()),
                amount(terms.price()),
                amount(terms.stopPx()),
                null,
                printable(terms.strategy()),
                false,
                rejection.origin().acceptedAt(),
                rejection.origin(),
                OrdStatus.REJECTED,
                "REJECTED",
                Amounts.NONE,
                1,
                "",
                "");
    }

    /** An amount that can be kept as one; null for anything else. */
    private static @Nullable String amount(String text) {
        try {
            return Quantity.parsePositive("amount", text).toString();
        } catch (InvalidValue e) {
            return null;
        }
    }
}
