package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Past;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.Order;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.Trade;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.model.value.VenueOrderId;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a row of {@code orders}, with its trades, to the order. */
final class OrderRows {

    /** Columns of an order {@code o}, its trades in one array of texts. */
    static final String COLUMNS =
            """
            o.*, ARRAY(
                SELECT f.exec_id || ' ' || f.last_qty || ' ' || f.last_px || ' ' || f.standing
                FROM fills f WHERE f.order_no = o.order_no) AS trades
            """;

    private static final String EVENT = "!";

    private OrderRows() {}

    static BookedOrder toOrder(Row row) {
        NewOrderSingle terms = terms(row);
        Order order =
                new Order(
                        terms,
                        StateText.readLive(terms, row.getString("live")),
                        StateText.read(row.getString("state")),
                        new Quantity(row.getBigDecimal("cum_qty")),
                        new Money(row.getBigDecimal("cum_notional")),
                        row.getLong("report_seq"),
                        new VenueOrderId(row.getString("venue_order_id")));
        String requests = row.getString("requests");
        Past past = new Past(trades(row), events(requests), requests(requests));
        return new BookedOrder(
                order, origin(row), row.getString("venue"), past, row.getLong("version"));
    }

    private static NewOrderSingle terms(Row row) {
        BigDecimal price = row.getBigDecimal("price");
        BigDecimal stopPx = row.getBigDecimal("stop_px");
        return new NewOrderSingle(
                new OrderId(row.getUUID("order_id")),
                new ClOrdId(row.getString("cl_ord_id")),
                new Account(row.getString("account")),
                new Symbol(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                TermsText.readType(row.getString("ord_type"), price, stopPx),
                new Quantity(row.getBigDecimal("order_qty")),
                TermsText.readTimeInForce(
                        row.getString("time_in_force"), row.getOffsetDateTime("expire_time")),
                row.getOffsetDateTime("transact_time").toInstant(),
                row.getString("strategy"),
                row.getBoolean("reduce_only"));
    }

    private static Origin origin(Row row) {
        OffsetDateTime expiry = row.getOffsetDateTime("approval_expiry");
        return new Origin(
                row.getOffsetDateTime("accepted_at").toInstant(),
                expiry == null ? Optional.empty() : Optional.of(expiry.toInstant()),
                row.getString("traceparent"),
                row.getString("source_topic"),
                row.getInteger("source_partition"),
                row.getLong("source_offset"));
    }

    private static Map<ExecId, Trade> trades(Row row) {
        Map<ExecId, Trade> trades = new HashMap<>();
        for (String text : row.getArrayOfStrings("trades")) {
            String[] words = text.split(" ", -1);
            ExecId execId = new ExecId(words[0]);
            trades.put(
                    execId,
                    new Trade(
                            execId,
                            new Quantity(new BigDecimal(words[1])),
                            new Price(new BigDecimal(words[2])),
                            standing(words)));
        }
        return trades;
    }

    static String standing(Trade trade) {
        return switch (trade.standing()) {
            case Trade.Stands() -> "STANDS";
            case Trade.Busted() -> "BUSTED";
            case Trade.CorrectedBy(ExecId execId) -> "CORRECTED_BY " + execId;
        };
    }

    private static Trade.Standing standing(String[] words) {
        return switch (words[3]) {
            case "STANDS" -> Trade.STANDS;
            case "BUSTED" -> Trade.BUSTED;
            default -> new Trade.CorrectedBy(new ExecId(words[4]));
        };
    }

    /** ClOrdIds of requests, and after a mark that no clOrdId holds, execIds of events. */
    static String requests(Past past) {
        return Stream.concat(
                        past.requests().stream().map(ClOrdId::value),
                        past.events().stream().map(execId -> EVENT + execId.value()))
                .collect(Collectors.joining(" "));
    }

    private static Set<ClOrdId> requests(String text) {
        return words(text)
                .filter(word -> !word.startsWith(EVENT))
                .map(ClOrdId::new)
                .collect(Collectors.toSet());
    }

    private static Set<ExecId> events(String text) {
        return words(text)
                .filter(word -> word.startsWith(EVENT))
                .map(word -> new ExecId(word.substring(EVENT.length())))
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(" ", -1));
    }
}
