package dev.fillstream.execution.adapter.venue.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void findsTheSameEventsHoweverTheyAreCut(int size) {
        byte[] stream =
                "id: 1\r\ndata: {\"a\":\"ü\"}\r\n\r\n: heartbeat\n\ndata:{}\n\nretry: 5\n"
                        .getBytes(StandardCharsets.UTF_8);
        ServerSentEvents events = new ServerSentEvents();
        List<String> found = new ArrayList<>();
        for (int from = 0; from < stream.length; from += size) {
            int to = Math.min(stream.length, from + size);
            found.addAll(events.read(java.util.Arrays.copyOfRange(stream, from, to)));
        }
        assertThat(found).containsExactly("{\"a\":\"ü\"}", "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": internal server error\n",
                ": you are reading too slowly, dropped 10000 messages\n"
            })
    void aStreamThatLacksSomethingIsNoAnswer(String comment) {
        byte[] bytes = comment.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new ServerSentEvents().read(bytes))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        byte[] bytes = new byte[(1 << 20) + 1];
        assertThatThrownBy(() -> new ServerSentEvents().read(bytes))
                .isInstanceOf(IllegalStateException.class);
    }
}
