package dev.fillstream.risk.limit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When an instrument trades, and when its trading day begins. Local times, so that they mean the
 * same before and after the clocks change.
 *
 * @param dayRoll when the next trading day begins; midnight, or in the evening before
 * @param holidays local dates without any session
 */
public record TradingHours(
        ZoneId zone, LocalTime dayRoll, List<Session> sessions, Set<LocalDate> holidays) {

    /** At any time, by the days of UTC. */
    public static final TradingHours ALWAYS =
            new TradingHours(
                    ZoneId.of("UTC"),
                    LocalTime.MIDNIGHT,
                    List.of(new Session(Set.of(DayOfWeek.values()), 0, Session.MINUTES_OF_DAY)),
                    Set.of());

    /**
     * A stretch of each of some days.
     *
     * @param open the first minute of the day in which it trades
     * @param close the first minute in which it does not any more; 1440 for midnight
     */
    public record Session(Set<DayOfWeek> days, int open, int close) {

        public static final int MINUTES_OF_DAY = 1440;

        public Session {
            days = Set.copyOf(days);
        }

        boolean contains(DayOfWeek day, int minute) {
            return minute >= open && minute < close && days.contains(day);
        }
    }

    public TradingHours {
        sessions = List.copyOf(sessions);
        holidays = Set.copyOf(holidays);
    }

    public boolean isOpenAt(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        int minute = local.getHour() * 60 + local.getMinute();
        return !holidays.contains(local.toLocalDate())
                && sessions.stream()
                        .anyMatch(session -> session.contains(local.getDayOfWeek(), minute));
    }

    /** The trading day that {@code time} belongs to. */
    public LocalDate dayAt(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        boolean isEvening =
                !dayRoll.equals(LocalTime.MIDNIGHT) && !local.toLocalTime().isBefore(dayRoll);
        return isEvening ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    }

    /** Instruments of one calendar begin their days together. */
    public String calendar() {
        return zone.getId() + "@" + dayRoll;
    }
}
