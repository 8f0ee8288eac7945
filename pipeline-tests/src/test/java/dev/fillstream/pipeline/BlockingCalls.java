package dev.fillstream.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Finds calls that blocked a Vert.x event loop in a flight recording: whatever parks, sleeps, waits
 * for a monitor, or waits for a file or a blocking socket.
 */
final class BlockingCalls {

    /** A lock may be held that long before waiting for it counts: its holder may be off the CPU. */
    private static final Duration HANDOVER = Duration.ofMillis(50);

    /** What counts, and from which duration on: shorter is a thread handing on, not waiting. */
    static final Map<String, Duration> EVENTS =
            Map.of(
                    "jdk.ThreadPark", Duration.ofMillis(5),
                    "jdk.ThreadSleep", Duration.ZERO,
                    "jdk.JavaMonitorWait", Duration.ofMillis(1),
                    "jdk.JavaMonitorEnter", HANDOVER,
                    "jdk.SocketRead", Duration.ofMillis(5),
                    "jdk.SocketWrite", Duration.ofMillis(5),
                    "jdk.FileRead", Duration.ofMillis(5),
                    "jdk.FileForce", Duration.ZERO);

    private static final String EVENT_LOOP = "vert.x-eventloop-thread-";

    private BlockingCalls() {}

    /** The settings of a recording, as a file for jcmd. */
    static String settings() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?>\n<configuration version=\"2.0\">\n");
        EVENTS.forEach(
                (event, threshold) ->
                        xml.append(
                                """
                                <event name="%s">
                                  <setting name="enabled">true</setting>
                                  <setting name="stackTrace">true</setting>
                                  <setting name="threshold">%d ms</setting>
                                </event>
                                """
                                        .formatted(event, threshold.toMillis())));
        return xml.append("</configuration>\n").toString();
    }

    /** One line for each call in {@code recording} that blocked an event loop. */
    static List<String> onEventLoops(Path recording) throws IOException {
        List<String> found = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (EVENTS.containsKey(event.getEventType().getName())
                        && isOnEventLoop(event)
                        && !isExcused(event)) {
                    found.add(describe(event));
                }
            }
        }
        return found;
    }

    private static boolean isOnEventLoop(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        return thread != null
                && thread.getJavaName() != null
                && thread.getJavaName().startsWith(EVENT_LOOP);
    }

    /**
     * What is no waiting of ours. Netty's channels never wait: their reads and writes are long only
     * where the machine is busy with others. The selector's own lock is what wakes the loop up. A
     * class is read once. A lock that somebody holds for an instant is a handover, as with
     * monitors.
     */
    private static boolean isExcused(RecordedEvent event) {
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return false;
        }
        List<String> frames =
                event.getStackTrace().getFrames().stream().map(BlockingCalls::method).toList();
        String top = frames.getFirst();
        boolean isLock = frames.contains("java.util.concurrent.locks.ReentrantLock$Sync.lock");
        return top.startsWith("io.netty.")
                || top.startsWith("sun.nio.ch.EPollSelectorImpl.")
                || frames.contains("java.lang.ClassLoader.loadClass")
                || frames.contains("java.lang.ClassLoader.defineClass")
                || (isLock && event.getDuration().compareTo(HANDOVER) < 0);
    }

    private static String method(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String describe(RecordedEvent event) {
        StringBuilder text =
                new StringBuilder(
                        "%s on %s for %s"
                                .formatted(
                                        event.getEventType().getName(),
                                        event.getThread().getJavaName(),
                                        event.getDuration()));
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame :
                    event.getStackTrace().getFrames().stream().limit(20).toList()) {
                text.append("\n    ")
                        .append(method(frame))
                        .append(':')
                        .append(frame.getLineNumber());
            }
        }
        return text.toString();
    }
}
