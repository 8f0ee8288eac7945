package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One client of server-sent events, on a socket of its own: it reads only when it is told to, so it
 * can be as slow as a test wants.
 */
final class EventReader implements AutoCloseable {

    private static final int SMALL = 64 * 1024;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final int status;
    private String lastId = "";

    /** One event, or the sign of life between events, which has no type. */
    record Event(String id, String type, String data) {}

    EventReader(URI service, String account, String token, String lastEventId) throws IOException {
        this(service, account, token, lastEventId, new Socket());
    }

    /** One that lets little arrive before it reads. */
    static EventReader narrow(URI service, String account, String token) throws IOException {
        Socket narrow = new Socket();
        narrow.setReceiveBufferSize(SMALL);
        return new EventReader(service, account, token, "", narrow);
    }

    private EventReader(
            URI service, String account, String token, String lastEventId, Socket socket)
            throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String request =
                "GET /v1/accounts/%s/events HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\n%s\r\n"
                        .formatted(
                                account,
                                token,
                                lastEventId.isEmpty()
                                        ? ""
                                        : "Last-Event-ID: " + lastEventId + "\r\n");
        socket.getOutputStream().write(request.getBytes(UTF_8));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        status = Integer.parseInt(lines.readLine().split(" ")[1]);
        for (String header = lines.readLine(); !header.isEmpty(); header = lines.readLine()) {
            assertThat(header).doesNotContain("Exception");
        }
    }

    int status() {
        return status;
    }

    /** The id to resume with, as a browser keeps it. */
    String lastId() {
        return lastId;
    }

    /** The next event that has a type. */
    Event next() throws IOException {
        Event event = nextSign();
        while (event.type().isEmpty()) {
            event = nextSign();
        }
        return event;
    }

    List<Event> next(int count) throws IOException {
        List<Event> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(next());
        }
        return events;
    }

    /** The next event or sign of life. */
    Event nextSign() throws IOException {
        String type = "";
        StringBuilder data = new StringBuilder();
        boolean began = false;
        for (String line = payload(); !line.isEmpty() || !began; line = payload()) {
            began |= !line.isEmpty();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            }
        }
        return new Event(lastId, type, data.toString());
    }

    /**
     * The next line of the body. Chunks end with an event, so what stands between two is a length
     * and an empty line.
     */
    private String payload() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream has ended");
        }
        return line.matches("[0-9a-f]+") ? "" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
