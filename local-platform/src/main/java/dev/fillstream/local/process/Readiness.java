package dev.fillstream.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until a child answers, and gives up as soon as the child has died. */
public final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private Readiness() {}

    /** Returns when {@code ready} holds. */
    public static void await(ChildProcess child, Duration patience, BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new StartFailed(
                        child.command().name()
                                + " ended while it started; its log is "
                                + child.command().log());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(
                        "%s did not get ready within %d s; its log is %s"
                                .formatted(
                                        child.command().name(),
                                        patience.toSeconds(),
                                        child.command().log()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether something listens on a port of the loopback address. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
