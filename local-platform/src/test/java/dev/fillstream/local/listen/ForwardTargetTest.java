package dev.fillstream.local.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fillstream.local.process.FreePort;
import dev.fillstream.local.process.StartFailed;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ForwardTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000/hooks", "https://example.com", "http://[::1]:1/"})
    void takesAnHttpUrlWithAHost(String text) {
        assertThat(ForwardTarget.parse(text).url()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:3000",
                "3000",
                "/hooks",
                "ftp://example.com/",
                "http:///hooks",
                "http://a b/",
                "http://localhost:99999/",
                ""
            })
    void refusesAnythingElseAndSaysWhatOneLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForwardTarget.parse(text))
                .withMessage(
                        "'%s' is not a URL to forward to; one is http://localhost:3000/hooks",
                        text);
    }

    @Test
    void theCommandLineSaysSoToo() {
        Assertions.assertThatThrownBy(
                        () ->
                                new CommandLine(new ListenCommand())
                                        .parseArgs("--forward-to", "3000"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--forward-to")
                .hasMessageContaining("one is http://localhost:3000/hooks");
    }

    @Test
    void saysWhoHasThePort() throws Exception {
        int port = FreePort.any();
        try (ServerSocket holder = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Assertions.assertThatThrownBy(
                            () -> Listener.start(holder.getLocalPort(), (_, _) -> 204))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("port " + port + " is taken by process")
                    .hasMessageContaining("choose another with --port");
        }
    }
}
