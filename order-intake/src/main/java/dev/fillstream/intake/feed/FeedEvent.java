package dev.fillstream.intake.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One report as every subscriber gets it: the bytes of a server-sent event, made once for all.
 *
 * <pre>
 * id: 2-4711
 * event: execution.trade
 * data: {"eventId":…}
 * </pre>
 */
public final class FeedEvent {

    private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);
    private static final byte[] END = "\n\n".getBytes(UTF_8);

    private final EventId id;
    private final byte[] bytes;
    private final AtomicInteger holders = new AtomicInteger();

    private FeedEvent(EventId id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * @param type without line breaks
     * @param json one line
     */
    public static FeedEvent of(EventId id, String type, byte[] json) {
        byte[] head = ("id: " + id + "\nevent: " + type).getBytes(UTF_8);
        byte[] bytes =
                ByteBuffer.allocate(head.length + DATA.length + json.length + END.length)
                        .put(head)
                        .put(DATA)
                        .put(json)
                        .put(END)
                        .array();
        return new FeedEvent(id, bytes);
    }

    public EventId id() {
        return id;
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /**
     * Whether it may wait for one client more; however many it waits for, it takes room once. Only
     * the thread that offers it calls this.
     */
    boolean hold(Room room) {
        boolean held = holders.getAndIncrement() > 0 || room.take(size());
        if (!held) {
            holders.decrementAndGet();
        }
        return held;
    }

    void letGo(Room room) {
        if (holders.decrementAndGet() == 0) {
            room.giveBack(size());
        }
    }
}
