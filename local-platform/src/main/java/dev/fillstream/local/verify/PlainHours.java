package dev.fillstream.local.verify;

import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.TradingHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When an instrument trades, and which day it is for it.
 *
 * @param hours as its record has them; without any it never closes, by the days of UTC
 */
record PlainHours(TradingHours hours) {

    private static final TradingHours ALWAYS =
            TradingHours.newBuilder()
                    .setTimeZone("UTC")
                    .addSessions(
                            TradingHours.Session.newBuilder()
                                    .addAllDays(List.of(1, 2, 3, 4, 5, 6, 7))
                                    .setOpen("00:00")
                                    .setClose("24:00"))
                    .build();

    static final PlainHours UNKNOWN = new PlainHours(ALWAYS);

    static PlainHours of(Instrument instrument) {
        return instrument.hasTradingHours()
                ? new PlainHours(instrument.getTradingHours())
                : UNKNOWN;
    }

    /** Whether every field of the record can be understood. */
    boolean areComplete() {
        try {
            boolean hasSessions = hours.getSessionsCount() > 0;
            boolean areSessions =
                    hours.getSessionsList().stream()
                            .allMatch(
                                    one ->
                                            one.getDaysCount() > 0
                                                    && one.getOpen().compareTo(one.getClose()) < 0);
            return hasSessions
                    && areSessions
                    && !zone().getId().isEmpty()
                    && !dayRoll().isAfter(LocalTime.MAX)
                    && hours.getHolidaysList().stream()
                            .noneMatch(day -> LocalDate.parse(day).equals(LocalDate.MIN));
        } catch (DateTimeException e) {
            return false;
        }
    }

    boolean isOpenAt(Instant time) {
        LocalDateTime local = local(time);
        String now = "%02d:%02d".formatted(local.getHour(), local.getMinute());
        return !hours.getHolidaysList().contains(local.toLocalDate().toString())
                && hours.getSessionsList().stream()
                        .filter(one -> one.getDaysList().contains(local.getDayOfWeek().getValue()))
                        .anyMatch(
                                one ->
                                        now.compareTo(one.getOpen()) >= 0
                                                && now.compareTo(one.getClose()) < 0);
    }

    LocalDate dayAt(Instant time) {
        LocalDateTime local = local(time);
        boolean isNext =
                !dayRoll().equals(LocalTime.MIDNIGHT) && !local.toLocalTime().isBefore(dayRoll());
        return isNext ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    }

    String calendar() {
        return zone().getId() + "@" + dayRoll();
    }

    private LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, zone());
    }

    private ZoneId zone() {
        return ZoneId.of(hours.getTimeZone());
    }

    private LocalTime dayRoll() {
        return hours.getDayRoll().isEmpty()
                ? LocalTime.MIDNIGHT
                : LocalTime.parse(hours.getDayRoll());
    }
}
