package dev.fillstream.venue.adapter.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.ExecId;
import dev.fillstream.venue.exchange.OrderStatus;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a journal from its first line. */
public final class JournalReader {

    private final Path file;

    public JournalReader(Path file) {
        this.file = file;
    }

    /**
     * Hands every booking on, in order.
     *
     * @return how many lines were read
     * @throws IOException where the file, or a line of it, cannot be read
     */
    public long replay(Consumer<Booking> bookings) throws IOException {
        return replay(bookings, line -> true);
    }

    /** As {@link #replay(Consumer)}, but only of the lines that {@code wanted} picks. */
    long replay(Consumer<Booking> bookings, Predicate<String> wanted) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (wanted.test(line)) {
                    hand(line, number, bookings);
                }
            }
        }
        return number;
    }

    private void hand(String line, long number, Consumer<Booking> bookings) throws IOException {
        try {
            bookings.accept(parse(line));
        } catch (IOException | RuntimeException e) {
            throw new IOException("line " + number + " of " + file + " cannot be used: " + e, e);
        }
    }

    private static Booking parse(String line) throws IOException {
        Fields fields = Fields.of(line);
        VenueOrderId orderId = new VenueOrderId(fields.uuid("venueOrderId"));
        Instant time = Instant.parse(fields.text("time"));
        String kind = fields.text("kind");
        if (kind.equals("order")) {
            return new Booking.Accepted(order(orderId, time, fields));
        }
        ExecId execId = new ExecId(fields.uuid("execId"));
        return switch (kind) {
            case "trade" -> trade(orderId, execId, time, fields);
            case "trade_canceled" ->
                    new Booking.TradeCanceled(orderId, execId, earlierTrade(orderId, fields), time);
            case "trade_corrected" ->
                    new Booking.TradeCorrected(
                            orderId,
                            execId,
                            earlierTrade(orderId, fields),
                            Price.parse("correctedPrice", fields.text("correctedPrice")),
                            time);
            case "triggered" -> new Booking.Triggered(orderId, execId, time);
            case "canceled" -> new Booking.Canceled(orderId, execId, time);
            case "expired" -> new Booking.Expired(orderId, execId, time);
            case "rejected" -> new Booking.Rejected(orderId, execId, time);
            case "replaced" ->
                    new Booking.Replaced(
                            orderId, execId, new VenueOrderId(fields.uuid("replacedBy")), time);
            default -> throw new IOException("no such kind: " + kind);
        };
    }

    private static Booking.Traded trade(
            VenueOrderId orderId, ExecId execId, Instant time, Fields fields) {
        return new Booking.Traded(
                orderId,
                execId,
                Quantity.parse("qty", fields.text("qty")),
                Price.parse("price", fields.text("price")),
                Booking.Liquidity.valueOf(fields.text("makerTaker").toUpperCase(Locale.ROOT)),
                time);
    }

    private static Booking.Traded earlierTrade(VenueOrderId orderId, Fields fields) {
        return trade(
                orderId,
                new ExecId(fields.uuid("execRefId")),
                Instant.parse(fields.text("tradeTime")),
                fields);
    }

    private static VenueOrder order(VenueOrderId id, Instant time, Fields fields)
            throws IOException {
        OrderTerms terms =
                new OrderTerms(
                        new ClientOrderId(fields.text("clientOrderId")),
                        new Symbol(fields.text("symbol")),
                        Side.valueOf(fields.text("side").toUpperCase(Locale.ROOT)),
                        ordType(fields),
                        TimeInForceText.parse(
                                fields.text("timeInForce"), () -> fields.text("expireTime")),
                        Quantity.parse("qty", fields.text("qty")),
                        Channel.valueOf(
                                fields.values
                                        .getOrDefault("channel", "http")
                                        .toUpperCase(Locale.ROOT)));
        Quantity filledQty = Quantity.of(fields.values.getOrDefault("filledQty", "0"));
        return new VenueOrder(
                id,
                terms,
                time,
                filledQty.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED,
                filledQty,
                new BigDecimal(fields.values.getOrDefault("filledNotional", "0")),
                Optional.ofNullable(fields.values.get("replaces"))
                        .map(text -> new VenueOrderId(UUID.fromString(text))),
                Optional.empty(),
                fields.values.containsKey("triggered"),
                time);
    }

    private static OrdType ordType(Fields fields) throws IOException {
        return switch (fields.text("type")) {
            case "market" -> new OrdType.Market();
            case "limit" -> new OrdType.Limit(fields.price("limitPrice"));
            case "stop" -> new OrdType.Stop(fields.price("stopPrice"));
            case "stop_limit" ->
                    new OrdType.StopLimit(fields.price("limitPrice"), fields.price("stopPrice"));
            default -> throw new IOException("no such type: " + fields.text("type"));
        };
    }

    /** The fields of one line. */
    private record Fields(Map<String, String> values) {

        static Fields of(String line) throws IOException {
            Map<String, String> values = HashMap.newHashMap(16);
            try (JsonParser json = JournalFormat.JSON.createParser(line)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("not a JSON object");
                }
                for (String name = json.nextFieldName();
                        name != null;
                        name = json.nextFieldName()) {
                    values.put(name, json.nextTextValue());
                }
            }
            return new Fields(values);
        }

        String text(String name) {
            @Nullable String text = values.get(name);
            if (text == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return text;
        }

        Price price(String name) {
            return Price.of(text(name));
        }

        UUID uuid(String name) {
            return UUID.fromString(text(name));
        }
    }
}
