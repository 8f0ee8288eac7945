package dev.fillstream.intake.adapter.rest.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.adapter.rest.guard.RequestFraming.State;
import dev.fillstream.intake.submission.IntakeCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {

    private static final String GET = "GET /v1/orders/x HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHOST: x\r\n\r\n",
                "GET /%2F?a=%c3%A4 HTTP/1.0\r\nHost: x\r\n\r\n",
                "\r\nGET / HTTP/1.1\r\nHost:x\r\nX-Empty:\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na\nb",
                "POST / HTTP/1.1\r\nHost: x\r\ncontent-length:0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "3\r\n"
                        + "a\0b\r\n"
                        + "A\r\n"
                        + "0123456789\r\n"
                        + "0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n"
                        + "Cache-Control: a\r\n"
                        + "Transfer-Encodinh: x\r\n"
                        + "Content-Lengti: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: \tcaf\u00e9\r\n\r\n"
            })
    void followsRequestsToTheirEnd(String request) {
        assertThat(follow(request)).isEqualTo("BETWEEN");
        assertThat(follow(request + GET + request)).isEqualTo("BETWEEN");
        assertThat(byteByByte(request + request)).isEqualTo("BETWEEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTT | LINE",
                "GET / HTTP/1.1~ | HEADERS",
                "GET / HTTP/1.1~Host: x~ | HEADERS",
                "POST / HTTP/1.1~Host: x~Content-Length: 3~~ab | BODY",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1 | CHUNK_SIZE",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1~ | CHUNK",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1~a | CHUNK_END",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~0~ | LAST_CHUNK"
            })
    void knowsHowFarARequestIs(String part, String state) {
        assertThat(follow(part.replace("~", "\r\n"))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two lengths, or one that is none.
                "POST / HTTP/1.1~Content-Length: 3~Transfer-Encoding: chunked~~",
                "POST / HTTP/1.1~Transfer-Encoding: chunked~Content-Length: 3~~",
                "POST / HTTP/1.1~Content-Length: 3~Content-Length: 3~~",
                "POST / HTTP/1.1~Content-Length: 3, 3~~",
                "POST / HTTP/1.1~Content-Length: +3~~",
                "POST / HTTP/1.1~Content-Length: -3~~",
                "POST / HTTP/1.1~Content-Length: 0x3~~",
                "POST / HTTP/1.1~Content-Length:~~",
                "POST / HTTP/1.1~Content-Length: 9999999999999999~~",
                "POST / HTTP/1.1~Content-Length:                                                   "
                        + "   3~~",
                "POST / HTTP/1.1~Transfer-Encoding: gzip, chunked~~",
                "POST / HTTP/1.1~Transfer-Encoding: xchunked~~",
                "POST / HTTP/1.1~TRANSFER-ENCODING: chunked~Transfer-Encoding: chunked~~",
                // No host, or two.
                "GET / HTTP/1.1~~",
                "GET / HTTP/1.1~Host: ~~",
                "GET / HTTP/1.1~Host: x~Host: x~~",
                // Headers that go on, or are none.
                "GET / HTTP/1.1~X: a~ b~~",
                "GET / HTTP/1.1~X: a~\tb~~",
                "GET / HTTP/1.1~X : a~~",
                "GET / HTTP/1.1~X~~",
                "GET / HTTP/1.1~: a~~",
                "GET / HTTP/1.1~X(: a~~",
                // Lines that end otherwise, and control characters.
                "GET / HTTP/1.1\n",
                "GET / HTTP/1.1~X: a\n",
                "GET / HTTP/1.1~X: a\rb~~",
                "GET / HTTP/1.1~X: a\0~~",
                "GET / HTTP/1.1~X: a\u001b[31m~~",
                "GET /\u007f HTTP/1.1~~",
                // Escapes that are none.
                "GET /%zz HTTP/1.1~~",
                "GET /?a=%2 HTTP/1.1~~",
                // Other versions.
                "GET /~",
                "GET / HTTP/0.9~",
                "PRI * HTTP/2.0~~SM~~",
                // Chunks.
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1;a=b~",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~~",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~-1~",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~000000001~",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1~ab",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~1\n",
                "POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~0~X: a~~"
            })
    void refusesWhatTwoReadersCouldReadInTwoWays(String request) {
        String bytes = request.replace("~", "\r\n");

        assertThat(follow(bytes)).isEqualTo("REQUEST_MALFORMED");
        assertThat(follow(GET + bytes)).isEqualTo("REQUEST_MALFORMED");
        assertThat(byteByByte(bytes)).isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void refusesLongLinesAndLargeHeadersAtTheirBound() {
        String line = "GET /" + "a".repeat(100 - 14) + " HTTP/1.1";
        String header = "Host: " + "a".repeat(1000 - 100 - 6);

        assertThat(follow(line + "\r\nHost: x\r\n\r\n")).isEqualTo("BETWEEN");
        assertThat(follow(line.replace("/a", "/aa"))).isEqualTo("REQUEST_LINE_TOO_LONG");
        assertThat(follow(line + "\r\n" + header + "\r\n\r\n")).isEqualTo("BETWEEN");
        assertThat(follow(line + "\r\n" + header + "a")).isEqualTo("HEADERS_TOO_LARGE");
        assertThat(follow(line + "\r\n" + header + "\r\nY: a")).isEqualTo("HEADERS_TOO_LARGE");
        assertThat(follow(line + "\r\n" + "X: " + "a\r\nY: ".repeat(500)))
                .isEqualTo("HEADERS_TOO_LARGE");
    }

    private static String follow(String bytes) {
        return follow(new RequestFraming(100, 1000), bytes);
    }

    private static String byteByByte(String bytes) {
        RequestFraming framing = new RequestFraming(100, 1000);
        String state = State.BETWEEN.name();
        for (String one : bytes.split("(?s)(?<=.)")) {
            state = follow(framing, one);
            if (state.startsWith("REQUEST")) {
                return state;
            }
        }
        return state;
    }

    private static String follow(RequestFraming framing, String bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes.getBytes(ISO_8859_1));
        IntakeCode wrong = framing.follow(buffer);
        assertThat(buffer.readerIndex()).isZero();
        return wrong == null ? framing.state().name() : wrong.name();
    }
}
