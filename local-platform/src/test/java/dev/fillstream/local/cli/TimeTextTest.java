package dev.fillstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class TimeTextTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TimeText text = new TimeText(NOW);

    @Test
    void readsMomentsAndHowLongAgo() {
        assertThat(text.convert("2026-11-26T09:30:00Z"))
                .isEqualTo(Instant.parse("2026-11-26T09:30:00Z"));
        assertThat(text.convert("10m")).isEqualTo(NOW.minusSeconds(600));
    }

    @Test
    void saysWhatIsNoTime() {
        assertThatThrownBy(() -> text.convert("yesterday"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'yesterday' is no time");
        assertThatThrownBy(() -> text.convert("2026-11-26T9")).hasMessageContaining("is no time");
    }
}
