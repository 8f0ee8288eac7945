package dev.fillstream.execution.adapter.venue.alpaca;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the data of events out of a stream, one line of data each. A comment that says that
 * something went wrong or was left out means that the stream is not whole.
 */
final class ServerSentEvents {

    private static final String DATA = "data:";
    private static final int LONGEST_LINE = 1 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * The events that end in {@code bytes}.
     *
     * @throws IllegalStateException where the stream is not whole
     */
    List<String> read(byte[] bytes) {
        List<String> events = new ArrayList<>();
        for (byte next : bytes) {
            if (next == '\n') {
                add(line.toString(StandardCharsets.UTF_8).strip(), events);
                line.reset();
            } else if (line.size() == LONGEST_LINE) {
                throw new IllegalStateException("a line is too long");
            } else {
                line.write(next);
            }
        }
        return events;
    }

    private static void add(String text, List<String> events) {
        if (text.startsWith(DATA)) {
            events.add(text.substring(DATA.length()).strip());
        } else if (text.startsWith(":") && (text.contains("error") || text.contains("dropped"))) {
            throw new IllegalStateException("the venue says " + text);
        }
    }
}
