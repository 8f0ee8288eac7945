package dev.fillstream.notifier.adapter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.delivery.DeliveryCode;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.delivery.RetrySchedule;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * W16 and W23 to W29 of the risk catalogue: whatever a receiver answers, nothing of ours suffers.
 */
class HostileReceiverTest {

    private final Sends sends = Sends.local(Duration.ofSeconds(2));

    @AfterEach
    void close() {
        sends.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308})
    void w16RedirectsAreFailuresAndNeverFollowed(int status) throws Exception {
        try (ScriptedReceiver elsewhere = ScriptedReceiver.answering("HTTP/1.1 200 OK\r\n\r\n");
                ScriptedReceiver receiver =
                        ScriptedReceiver.answering(
                                "HTTP/1.1 %d X\r\nlocation: http://127.0.0.1:%d/\r\ncontent-length: 0\r\n\r\n"
                                        .formatted(status, elsewhere.port()))) {
            assertThat(failure(receiver).code()).isEqualTo(DeliveryCode.STATUS_REDIRECT);
            assertThat(elsewhere.connections()).isZero();
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void w23EndlessBodyIsCutAfter64KiB() throws Exception {
        byte[] chunk = chunk("x".repeat(1_000));
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(
                        connection -> {
                            head(connection, "200 OK");
                            ScriptedReceiver.writeForEver(connection.getOutputStream(), chunk);
                        })) {
            assertThat(sends.send(url(receiver)).status()).isEqualTo(200);
            receiver.awaitCut();
            assertThat(sends.replies()).isEqualTo(1);
        }
    }

    @Test
    void w23BodyThatDripsIsCutAtTheTimeout() throws Exception {
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(
                        connection -> {
                            head(connection, "500 No");
                            connection.getOutputStream().write(chunk("x"));
                        })) {
            Reply.Failed reply = failure(receiver);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.code()).isEqualTo(DeliveryCode.STATUS_NOT_2XX);
            receiver.awaitCut();
        }
    }

    @Test
    void w23SilenceIsATimeout() throws Exception {
        try (ScriptedReceiver receiver = new ScriptedReceiver(_ -> {})) {
            assertThat(failure(receiver).code()).isEqualTo(DeliveryCode.TIMEOUT);
            receiver.awaitCut();
        }
    }

    @Test
    void aBodyThatUnpacksIntoGigabytesIsNeverUnpacked() throws Exception {
        try (ScriptedReceiver receiver =
                ScriptedReceiver.answering(
                        "HTTP/1.1 400 X\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\n12345")) {
            assertThat(failure(receiver).excerpt()).isEqualTo("12345");
        }
    }

    @Test
    void w25TenThousandHeadersAreAFailure() throws Exception {
        StringBuilder reply = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 10_000; i++) {
            reply.append("x-").append(i).append(": y\r\n");
        }
        try (ScriptedReceiver receiver = ScriptedReceiver.answering(reply + "\r\n")) {
            assertThat(failure(receiver).code()).isEqualTo(DeliveryCode.CONNECTION_LOST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 99999999999 OK\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n"
            })
    void w25AnInvalidStatusLineIsAFailure(String reply) throws Exception {
        try (ScriptedReceiver receiver = ScriptedReceiver.answering(reply)) {
            assertThat(failure(receiver).status()).isZero();
        }
    }

    @Test
    void w26SuccessAndThenAResetIsCountedOnceAsSuccess() throws Exception {
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(
                        connection -> {
                            head(connection, "200 OK");
                            connection.getOutputStream().write(chunk("partly"));
                            connection.getOutputStream().flush();
                            connection.setSoLinger(true, 0);
                            connection.close();
                        })) {
            assertThat(sends.send(url(receiver))).isInstanceOf(Reply.Made.class);
            assertThat(sends.replies()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsAFailure() throws Exception {
        try (ScriptedReceiver receiver = new ScriptedReceiver(Socket::close)) {
            assertThat(failure(receiver).code()).isEqualTo(DeliveryCode.CONNECTION_LOST);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, 315360000, 200",
        "503, 999999999999999999999, 200",
        "503, -5, 90",
        "429, 'Fri, 01 Jan 2100 00:00:00 GMT', 200",
        "429, 'Thu, 01 Jan 1970 00:00:00 GMT', 90",
        "502, nonsense, 90",
        "504, 150, 150"
    })
    void w28RetryAfterIsClampedToTheScheduleAndTwiceOfIt(
            int status, String retryAfter, long seconds) throws Exception {
        RetrySchedule schedule =
                new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(100)), 10);
        Instant now = Instant.EPOCH;
        try (ScriptedReceiver receiver =
                ScriptedReceiver.answering(
                        "HTTP/1.1 %d X\r\nretry-after: %s\r\ncontent-length: 0\r\n\r\n"
                                .formatted(status, retryAfter))) {
            Reply.Failed reply = failure(receiver);
            assertThat(reply.code()).isEqualTo(DeliveryCode.STATUS_THROTTLED);
            assertThat(schedule.after(1, reply.retryAfter(), now, 0))
                    .contains(now.plusSeconds(seconds));
        }
    }

    @Test
    void w29OfAHugeReplyOnlyTheFirstKilobyteIsKeptAndNoSecretOfIt() throws Exception {
        String echo =
                "you sent " + Sends.HEADER_VALUE + " and whsec_AAAA=\u0007 " + "y".repeat(900_000);
        try (ScriptedReceiver receiver =
                ScriptedReceiver.answering(
                        "HTTP/1.1 400 X\r\ncontent-length: %d\r\n\r\n%s"
                                .formatted(echo.length(), echo))) {
            String excerpt = failure(receiver).excerpt();
            assertThat(excerpt).startsWith("you sent … and … y").hasSizeLessThanOrEqualTo(1_024);
            receiver.awaitCut();
        }
    }

    private Reply.Failed failure(ScriptedReceiver receiver) throws Exception {
        return (Reply.Failed) sends.send(url(receiver));
    }

    private static String url(ScriptedReceiver receiver) {
        return "http://127.0.0.1:" + receiver.port() + "/hook";
    }

    private static void head(Socket connection, String status) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\ntransfer-encoding: chunked\r\n\r\n";
        connection.getOutputStream().write(head.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private static byte[] chunk(String text) {
        String chunk = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
        return chunk.getBytes(ISO_8859_1);
    }
}
