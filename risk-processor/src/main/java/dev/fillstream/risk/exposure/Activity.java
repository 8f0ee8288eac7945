package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account did lately.
 *
 * @param rateNanos until when its allowance of new orders is used up, in nanoseconds of the
 *     records' time
 * @param days one per calendar that it trades by
 */
public record Activity(long rateNanos, List<TradingDay> days) {

    public static final Activity NONE = new Activity(0, List.of());

    public Activity {
        days = List.copyOf(days);
    }

    /**
     * The day as it stands; one that nothing happened in yet begins with what the account is worth.
     */
    public TradingDay day(String calendar, LocalDate date, Money worth) {
        for (TradingDay day : days) {
            if (day.calendar().equals(calendar) && !day.date().isBefore(date)) {
                return day;
            }
        }
        return new TradingDay(calendar, date, Money.ZERO, worth);
    }

    Activity with(TradingDay day) {
        if (days.size() == 1 && days.getFirst().calendar().equals(day.calendar())) {
            return new Activity(rateNanos, List.of(day));
        }
        List<TradingDay> others = new ArrayList<>(days);
        others.removeIf(one -> one.calendar().equals(day.calendar()));
        others.add(day);
        return new Activity(rateNanos, others);
    }

    /** With one more order that takes {@code intervalNanos} of the allowance. */
    Activity ordered(Instant time, long intervalNanos) {
        return intervalNanos == 0
                ? this
                : new Activity(Math.max(rateNanos, nanos(time)) + intervalNanos, days);
    }

    /** How much of the allowance is used up at {@code time}. */
    public long backlogNanos(Instant time) {
        return Math.max(0, rateNanos - nanos(time));
    }

    private static long nanos(Instant time) {
        return time.toEpochMilli() * 1_000_000;
    }
}
