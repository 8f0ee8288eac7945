package dev.fillstream.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on right now. */
public final class FreePort {

    /**
     * Below the range from which outgoing connections take theirs, so that none sneaks in between.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private FreePort() {}

    /** A free port of the loopback address. */
    public static int any() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && isFree(port + 1000)) {
                return port;
            }
        }
        throw new UncheckedIOException(new IOException("no free port found"));
    }

    /** Whether a server could listen there. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
