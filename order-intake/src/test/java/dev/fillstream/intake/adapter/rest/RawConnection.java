package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection on which a test says what it likes. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(URI service) {
        try {
            socket = new Socket(service.getHost(), service.getPort());
            socket.setSoTimeout(15_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that comes until the service closes the connection. */
    String untilClosed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            int next = in.read();
            while (next >= 0) {
                bytes.write(next);
                next = in.read();
            }
        } catch (SocketException reset) {
            // Closed as well; what came before counts.
            return bytes.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(ISO_8859_1);
    }

    /**
     * All that comes until the service closes, while a character of {@code text} goes out now and
     * then.
     */
    String dripping(String text) {
        AtomicInteger next = new AtomicInteger();
        try (ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor()) {
            drip.scheduleAtFixedRate(
                    () -> send(text.substring(next.get(), next.incrementAndGet())),
                    0,
                    100,
                    TimeUnit.MILLISECONDS);
            String answer = untilClosed();
            drip.shutdownNow();
            assertThat(next.get()).as("cut off before all was sent").isLessThan(text.length());
            return answer;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
