package dev.fillstream.notifier.adapter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that reads a request and then does to the connection whatever it is told. */
final class ScriptedReceiver implements AutoCloseable {

    /** What happens once the request's headers were read. */
    interface Script {
        void answer(Socket connection) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch cut = new CountDownLatch(1);

    ScriptedReceiver(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedReceiver answering(String reply) {
        return new ScriptedReceiver(
                connection -> connection.getOutputStream().write(reply.getBytes(ISO_8859_1)));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Returns once the other side has ended a connection that was still being written to. */
    void awaitCut() throws InterruptedException {
        if (!cut.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the connection was not cut");
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(connection.getInputStream());
            script.answer(connection);
            connection.getOutputStream().flush();
            awaitEnd(connection.getInputStream());
        } catch (IOException e) {
            cut.countDown();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int matched = 0;
        int length = 0;
        StringBuilder head = new StringBuilder();
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            head.append((char) next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
        }
        for (String line : head.toString().split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.readNBytes(length);
    }

    private void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            continue;
        }
        cut.countDown();
    }

    /** Writes the same over and over until the other side has had enough. */
    static void writeForEver(OutputStream out, byte[] chunk) throws IOException {
        while (true) {
            out.write(chunk);
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
