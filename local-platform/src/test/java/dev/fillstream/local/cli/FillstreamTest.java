package dev.fillstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillstreamTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "up --venue=moon",
                "up surplus",
                "status --xml",
                "token --groups=boss",
                "token --ttl=soon",
                "order buy 100",
                "order buy 100 ACME --limit=1 --market",
                "tail no-such-topic",
                "trigger",
                "trigger no-such-scenario"
            })
    void answersTwoWhenUsedWrongly(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThat(Fillstream.run(arguments)).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "order --help",
                "tail --help",
                "trigger --list",
                "--version"
            })
    void answersZeroWhenAskedForHelp(String line) {
        assertThat(Fillstream.run(line.split(" "))).isEqualTo(ExitCode.OK);
    }
}
