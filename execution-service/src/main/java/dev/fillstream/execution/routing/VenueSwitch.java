package dev.fillstream.execution.routing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Whether orders go to a venue at present. Cancels always do. */
public final class VenueSwitch {

    private final List<Runnable> onResume = new CopyOnWriteArrayList<>();
    private final Queue<UniEmitter<? super Void>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean news;
    private volatile @Nullable String pausedFor;

    /** Orders wait from now on; {@code reason} is shown. */
    public void pause(String reason) {
        pausedFor = reason;
        news = true;
    }

    /** The same on another's word. */
    public void follow(String reason) {
        pausedFor = reason;
    }

    /** Whether it was paused here since the last time; whoever asks passes it on. */
    public boolean takeNews() {
        boolean fresh = news;
        news = false;
        return fresh;
    }

    /** Orders go again; those too old by now are reported as expired. */
    public void resume() {
        pausedFor = null;
        onResume.forEach(Runnable::run);
        letGo();
    }

    /** Completes when the venue is not paused. */
    public Uni<Void> opened() {
        if (!isPaused()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(
                        done -> {
                            waiting.add(done);
                            letGo();
                        });
    }

    private void letGo() {
        while (!isPaused()) {
            UniEmitter<? super Void> next = waiting.poll();
            if (next == null) {
                return;
            }
            next.complete(null);
        }
    }

    public boolean isPaused() {
        return pausedFor != null;
    }

    /** Why it is paused; empty where it is not. */
    public Optional<String> reason() {
        return Optional.ofNullable(pausedFor);
    }

    void onResume(Runnable task) {
        onResume.add(task);
    }
}
