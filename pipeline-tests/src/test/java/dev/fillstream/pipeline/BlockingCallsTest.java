package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The detector sees a blocking call on an event loop, and nothing where there is none. */
@Order(1)
class BlockingCallsTest {

    @TempDir Path directory;

    @Test
    void seesThreadThatParksOnEventLoop() throws Exception {
        List<String> found =
                recorded(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)));
        assertThat(found).hasSize(1).first().asString().contains("jdk.ThreadPark");
    }

    @Test
    void seesThreadThatWaitsForAnotherOnEventLoop() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<String> found =
                recorded(
                        () -> {
                            try {
                                never.await(50, TimeUnit.MILLISECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        assertThat(found).hasSize(1).first().asString().contains("jdk.ThreadPark");
    }

    @Test
    void seesBlockingSocketOnEventLoop() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerLate(server));
            List<String> found = recorded(() -> read(server));
            assertThat(found)
                    .anyMatch(call -> call.contains("jdk.SocketRead"))
                    .allMatch(
                            call ->
                                    call.contains("jdk.SocketRead")
                                            || call.contains("java.net.Socket.close"));
        }
    }

    @Test
    void seesNothingWhereNothingBlocks() throws Exception {
        assertThat(recorded(() -> {})).isEmpty();
    }

    private static void answerLate(ServerSocket server) {
        try (Socket socket = server.accept()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            socket.getOutputStream().write(42);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ServerSocket server) {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(42);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> recorded(Runnable onEventLoop) throws Exception {
        Path file = directory.resolve("recording.jfr");
        Vertx vertx = Vertx.vertx();
        try (Recording recording = new Recording()) {
            BlockingCalls.EVENTS.forEach(
                    (event, threshold) ->
                            recording.enable(event).withThreshold(threshold).withStackTrace());
            recording.start();
            CountDownLatch done = new CountDownLatch(1);
            vertx.runOnContext(
                    _ -> {
                        onEventLoop.run();
                        done.countDown();
                    });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            recording.stop();
            recording.dump(file);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        return BlockingCalls.onEventLoops(file);
    }
}
