package dev.fillstream.local.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment: {@code 2026-11-26T09:30:00Z}, or how long ago it was, such as {@code 10m}. */
final class TimeText implements ITypeConverter<Instant> {

    private final Instant now;

    TimeText() {
        this(Instant.now());
    }

    TimeText(Instant now) {
        this.now = now;
    }

    @Override
    public Instant convert(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : now.minus(new DurationText().convert(text));
        } catch (DateTimeException | TypeConversionException e) {
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' is no time: write 2026-11-26T09:30:00Z, or 10m for ten minutes"
                            + " ago");
        }
    }
}
