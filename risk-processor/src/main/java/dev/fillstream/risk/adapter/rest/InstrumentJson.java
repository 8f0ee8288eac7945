package dev.fillstream.risk.adapter.rest;

import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.Instrument.ShortSale;
import dev.fillstream.v1.TradingHours;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instrument as it is put. Without hours it never closes, and its days are those of UTC. */
record InstrumentJson(
        @Nullable String reason,
        @Nullable String currency,
        @Nullable String tickSize,
        @Nullable String lotSize,
        @Nullable String minQty,
        @Nullable String maxQty,
        @Nullable String multiplier,
        @Nullable Boolean tradable,
        @Nullable String minNotional,
        @Nullable String shortSale,
        @Nullable HoursJson tradingHours) {

    private static final String SHORT_SALE = "SHORT_SALE_";

    /** When it trades. */
    record HoursJson(
            @Nullable String timeZone,
            @Nullable String dayRoll,
            @Nullable List<SessionJson> sessions,
            @Nullable List<String> holidays) {

        TradingHours toWire() {
            return TradingHours.newBuilder()
                    .setTimeZone(text(timeZone))
                    .setDayRoll(text(dayRoll))
                    .addAllSessions(
                            Objects.requireNonNullElse(sessions, List.<SessionJson>of()).stream()
                                    .map(SessionJson::toWire)
                                    .toList())
                    .addAllHolidays(Objects.requireNonNullElse(holidays, List.of()))
                    .build();
        }

        static HoursJson of(TradingHours wire) {
            return new HoursJson(
                    wire.getTimeZone(),
                    wire.getDayRoll(),
                    wire.getSessionsList().stream().map(SessionJson::of).toList(),
                    List.copyOf(wire.getHolidaysList()));
        }
    }

    /** Days are 1 for Monday to 7 for Sunday, times local and {@code HH:MM}. */
    record SessionJson(
            @Nullable List<Integer> days, @Nullable String open, @Nullable String close) {

        TradingHours.Session toWire() {
            return TradingHours.Session.newBuilder()
                    .addAllDays(Objects.requireNonNullElse(days, List.of()))
                    .setOpen(text(open))
                    .setClose(text(close))
                    .build();
        }

        static SessionJson of(TradingHours.Session wire) {
            return new SessionJson(
                    List.copyOf(wire.getDaysList()), wire.getOpen(), wire.getClose());
        }
    }

    Instrument.Builder toWire() {
        Instrument.Builder wire =
                Instrument.newBuilder()
                        .setReason(ControlAnswers.reason(reason))
                        .setCurrency(text(currency))
                        .setTickSize(text(tickSize))
                        .setLotSize(text(lotSize))
                        .setMinQty(text(minQty))
                        .setMaxQty(text(maxQty))
                        .setMultiplier(text(multiplier))
                        .setMinNotional(text(minNotional));
        if (tradable == null) {
            throw new Refused(
                    Problem.of(ProblemCode.FIELD_REQUIRED, "tradable is required", "/tradable"));
        }
        wire.setTradable(tradable);
        if (shortSale != null) {
            wire.setShortSale(Words.parse(ShortSale.class, SHORT_SALE, shortSale, "/shortSale"));
        }
        if (tradingHours != null) {
            wire.setTradingHours(tradingHours.toWire());
        }
        return wire;
    }

    /** A record as it is shown: what it was put as, and its version, author and time. */
    static Map<String, Object> of(Instrument wire) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("symbol", wire.getSymbol());
        json.put("version", wire.getVersion());
        json.put("author", wire.getAuthor());
        json.put("reason", wire.getReason());
        if (wire.hasUpdatedAt()) {
            json.put("updatedAt", Timestamps.toInstant(wire.getUpdatedAt()).toString());
        }
        json.put("currency", wire.getCurrency());
        json.put("tickSize", wire.getTickSize());
        json.put("lotSize", wire.getLotSize());
        json.put("minQty", wire.getMinQty());
        json.put("maxQty", wire.getMaxQty());
        json.put("multiplier", wire.getMultiplier());
        json.put("tradable", wire.getTradable());
        if (!wire.getMinNotional().isEmpty()) {
            json.put("minNotional", wire.getMinNotional());
        }
        if (wire.getShortSale() != ShortSale.SHORT_SALE_UNSPECIFIED) {
            json.put("shortSale", Words.of(wire.getShortSale(), SHORT_SALE));
        }
        if (wire.hasTradingHours()) {
            json.put("tradingHours", HoursJson.of(wire.getTradingHours()));
        }
        return json;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
