package dev.fillstream.execution.reconcile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** Nothing is taken in before what an earlier run left is reconciled. */
@ApplicationScoped
public class StartGate {

    private final CompletableFuture<Void> open = new CompletableFuture<>();

    /** Completes when the gate is open; then at once. */
    public Uni<Void> opened() {
        return open.isDone()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(open.minimalCompletionStage());
    }

    public boolean isOpen() {
        return open.isDone();
    }

    void open() {
        open.complete(null);
    }
}
