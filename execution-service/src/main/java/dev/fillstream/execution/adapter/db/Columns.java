package dev.fillstream.execution.adapter.db;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a batch into columns: arrays that {@code unnest} turns into rows again. Amounts
 * go as text, which PostgreSQL reads exactly.
 */
final class Columns {

    private Columns() {}

    static <T> UUID[] uuids(List<T> rows, Function<T, UUID> field) {
        return rows.stream().map(field).toArray(UUID[]::new);
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> field) {
        @Nullable String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = field.apply(rows.get(i));
        }
        return column;
    }

    static <T> Long[] longs(List<T> rows, ToLongFunction<T> field) {
        return rows.stream().map(field::applyAsLong).toArray(Long[]::new);
    }

    static <T> Integer[] ints(List<T> rows, ToIntFunction<T> field) {
        return rows.stream().map(field::applyAsInt).toArray(Integer[]::new);
    }

    static <T> Boolean[] booleans(List<T> rows, Predicate<T> field) {
        return rows.stream().map(field::test).toArray(Boolean[]::new);
    }

    static <T> @Nullable OffsetDateTime[] times(
            List<T> rows, Function<T, @Nullable Instant> field) {
        @Nullable OffsetDateTime[] column = new OffsetDateTime[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Instant time = field.apply(rows.get(i));
            column[i] = time == null ? null : time(time);
        }
        return column;
    }

    static <T> Buffer[] bytes(List<T> rows, Function<T, byte[]> field) {
        return rows.stream().map(field).map(Buffer::buffer).toArray(Buffer[]::new);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL has no NUL in texts, and nobody wants the rest of them in a list. */
    static String printable(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(64)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
