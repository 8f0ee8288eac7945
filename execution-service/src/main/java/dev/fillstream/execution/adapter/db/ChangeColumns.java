package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.booleans;
import static dev.fillstream.execution.adapter.db.Columns.longs;
import static dev.fillstream.execution.adapter.db.Columns.texts;
import static dev.fillstream.execution.adapter.db.Columns.time;
import static dev.fillstream.execution.adapter.db.Columns.times;
import static dev.fillstream.execution.adapter.db.Columns.uuids;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.OrderBook.Changes;
import dev.fillstream.execution.report.OrderBook.PositionChange;
import dev.fillstream.execution.report.OrderBook.ReplaceIntent;
import dev.fillstream.execution.report.OrderBook.TradeChange;
import dev.fillstream.execution.report.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parameters of {@link Statements#SAVE}, in its order. */
final class ChangeColumns {

    private ChangeColumns() {}

    static List<Object> of(Changes changes, Instant now) {
        List<Object> columns = new ArrayList<>(38);
        addOrders(columns, changes.orders());
        columns.add(time(now));
        addNew(columns, changes.trades().stream().filter(TradeChange::isNew).toList());
        addChanged(columns, changes.trades().stream().filter(t -> !t.isNew()).toList());
        addReplaces(columns, changes.replaces());
        return columns;
    }

    private static void addOrders(List<Object> columns, List<BookedOrder> rows) {
        columns.add(uuids(rows, row -> row.orderId().value()));
        columns.add(longs(rows, BookedOrder::version));
        columns.add(texts(rows, row -> row.order().ordStatus().name()));
        columns.add(texts(rows, row -> StateText.write(row.order().state())));
        columns.add(texts(rows, row -> StateText.write(row.order().terms(), row.order().live())));
        columns.add(texts(rows, ChangeColumns::requests));
        columns.add(texts(rows, row -> row.order().cumQty().toString()));
        columns.add(texts(rows, row -> row.order().leavesQty().toString()));
        columns.add(texts(rows, row -> row.order().cumNotional().toString()));
        columns.add(booleans(rows, row -> row.order().outcomeUnknown()));
        columns.add(longs(rows, row -> row.order().reportSeq()));
        columns.add(texts(rows, row -> row.order().venueOrderId().value()));
        columns.add(booleans(rows, row -> !row.order().isTerminal()));
    }

    /** Trades that were not in the book. */
    static void addNew(List<Object> columns, List<TradeChange> rows) {
        columns.add(uuids(rows, row -> row.order().orderId().value()));
        columns.add(texts(rows, row -> row.order().venue()));
        columns.add(texts(rows, row -> row.trade().execId().value()));
        columns.add(texts(rows, row -> row.trade().lastQty().toString()));
        columns.add(texts(rows, row -> row.trade().lastPx().toString()));
        columns.add(texts(rows, row -> OrderRows.standing(row.trade())));
        columns.add(times(rows, TradeChange::transactTime));
    }

    private static void addChanged(List<Object> columns, List<TradeChange> rows) {
        columns.add(uuids(rows, row -> row.order().orderId().value()));
        columns.add(texts(rows, row -> row.order().venue()));
        columns.add(texts(rows, row -> row.trade().execId().value()));
        columns.add(texts(rows, row -> OrderRows.standing(row.trade())));
    }

    private static void addReplaces(List<Object> columns, List<ReplaceIntent> rows) {
        columns.add(uuids(rows, row -> row.requestId().value()));
        columns.add(uuids(rows, row -> row.order().orderId().value()));
        columns.add(texts(rows, row -> row.clOrdId().value()));
    }

    /** What trades did to positions and cash. */
    static void addPositions(List<Object> columns, List<PositionChange> rows) {
        columns.add(uuids(rows, row -> row.order().orderId().value()));
        columns.add(texts(rows, row -> row.quantity().toPlainString()));
        columns.add(texts(rows, row -> row.cash().toPlainString()));
    }

    private static String requests(BookedOrder order) {
        Past past = order.past();
        return past.requests().isEmpty() && past.events().isEmpty() ? "" : OrderRows.requests(past);
    }
}
