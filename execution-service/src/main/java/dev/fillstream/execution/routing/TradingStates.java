package dev.fillstream.execution.routing;

import dev.fillstream.model.order.NewOrderSingle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kill switch as execution knows it: which scopes are halted. A halt that arrives between an
 * approval and its sending wins. Nothing is sent before the states are known.
 */
@ApplicationScoped
public class TradingStates {

    /**
     * A scope that is halted.
     *
     * @param scope {@code firm}, {@code desk:X}, {@code account:X} or {@code symbol:X}
     * @param version of the decision to halt it
     */
    public record Halt(String scope, long version) {}

    private static final String FIRM = "firm";
    private static final String DESK = "desk:";

    private final Map<String, Halt> halts = new ConcurrentHashMap<>();
    private final Map<String, String> desks = new ConcurrentHashMap<>();
    private final BroadcastProcessor<Halt> news = BroadcastProcessor.create();
    private final CompletableFuture<Void> known = new CompletableFuture<>();

    /** From now on nothing of that scope is sent. */
    public void halt(Halt halt) {
        if (!halt.equals(halts.put(halt.scope(), halt))) {
            news.onNext(halt);
        }
    }

    /** The account is that desk's from now on; nobody's where its name is empty. */
    public void belongs(String account, String desk) {
        if (desk.isEmpty()) {
            desks.remove(account);
            return;
        }
        boolean isNew = !desk.equals(desks.put(account, desk));
        Halt halt = halts.get(DESK + desk);
        if (isNew && halt != null) {
            news.onNext(halt);
        }
    }

    /** The scope is not halted any more. */
    public void release(String scope) {
        halts.remove(scope);
    }

    /** All states that were there at the start have been told. */
    public void complete() {
        known.complete(null);
    }

    /** Completes when all states that were there at the start are known. */
    public Uni<Void> known() {
        return known.isDone()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(known.minimalCompletionStage());
    }

    /** Each halt from now on. */
    public Multi<Halt> news() {
        return news;
    }

    /** What halts such an order, if anything does. */
    public Optional<Halt> halted(NewOrderSingle order) {
        if (halts.isEmpty()) {
            return Optional.empty();
        }
        String desk = desks.get(order.account().value());
        return Optional.ofNullable(halts.get(FIRM))
                .or(() -> desk == null ? Optional.empty() : halt(DESK + desk))
                .or(() -> Optional.ofNullable(halts.get("account:" + order.account())))
                .or(() -> Optional.ofNullable(halts.get("symbol:" + order.symbol())));
    }

    private Optional<Halt> halt(String scope) {
        return Optional.ofNullable(halts.get(scope));
    }

    public boolean isHalted(String scope) {
        return halts.containsKey(scope);
    }

    public boolean isAnyHalted() {
        return !halts.isEmpty();
    }
}
