package dev.fillstream.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the service and its database, and loses the answer to statements that carry a
 * given word: the database has done them, the service sees its connection end.
 */
public final class LossyWire implements QuarkusTestResourceLifecycleManager {

    private static final AtomicReference<String> WORD = new AtomicReference<>("");
    private static final AtomicInteger TO_LOSE = new AtomicInteger();
    private static final AtomicInteger LOST = new AtomicInteger();

    private ServerSocket server;
    private URI database;

    /** Loses the next answers, as many as {@code count}, to what carries {@code word}. */
    static void lose(int count, String word) {
        LOST.set(0);
        WORD.set(word);
        TO_LOSE.set(count);
    }

    /** Answers that never arrived. */
    static int lost() {
        return LOST.get();
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        String key = "quarkus.datasource.reactive.url";
        database = URI.create(SharedPlatform.datasource("execution").get(key));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
        return Map.of(key, "postgresql://127.0.0.1:" + server.getLocalPort() + database.getPath());
    }

    @Override
    public void stop() {
        close(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(database.getHost(), database.getPort());
                AtomicBoolean loses = new AtomicBoolean();
                Thread.ofVirtual().start(() -> forward(client, behind, loses));
                Thread.ofVirtual().start(() -> bringBack(behind, client, loses));
            } catch (IOException e) {
                close(server);
            }
        }
    }

    private static void forward(Socket client, Socket behind, AtomicBoolean loses) {
        byte[] chunk = new byte[1 << 20];
        try (client;
                behind) {
            InputStream in = client.getInputStream();
            OutputStream out = behind.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (TO_LOSE.get() > 0
                        && new String(chunk, 0, length, ISO_8859_1).contains(WORD.get())) {
                    loses.set(true);
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException e) {
            close(client);
        }
    }

    /** What comes back is an answer to all that was asked: the statement has been carried out. */
    private static void bringBack(Socket behind, Socket client, AtomicBoolean loses) {
        byte[] chunk = new byte[1 << 20];
        try (client;
                behind) {
            InputStream in = behind.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                // An answer ends with "ready for query" and the state outside a transaction.
                if (loses.get() && TO_LOSE.get() > 0 && isReady(chunk, length)) {
                    TO_LOSE.decrementAndGet();
                    LOST.incrementAndGet();
                    return;
                }
                out.write(chunk, 0, length);
            }
        } catch (IOException e) {
            close(behind);
        }
    }

    private static boolean isReady(byte[] chunk, int length) {
        return length >= 6 && chunk[length - 6] == 'Z' && chunk[length - 1] == 'I';
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
