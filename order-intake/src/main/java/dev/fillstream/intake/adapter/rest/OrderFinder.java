package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.adapter.rest.OtherInstances.Question;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderSearch;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.intake.view.Shares.Address;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Finds an order on whichever instance holds it. An orderId does not say which account it belongs
 * to, but the caller's token says which accounts it could be, and so which partitions: those here
 * are looked into, and the instances that hold the others are asked, all at once.
 */
@Singleton
final class OrderFinder {

    private final OrderSearch search;
    private final Shares shares;
    private final OtherInstances instances;
    private final Workers workers;

    OrderFinder(OrderSearch search, Shares shares, OtherInstances instances, Workers workers) {
        this.search = search;
        this.shares = shares;
        this.instances = instances;
        this.workers = workers;
    }

    /**
     * Absent only where everybody that could hold the order says so. Call it on the request's event
     * loop.
     *
     * @param wait how long another instance may wait for a report on the order
     */
    Future<Lookup> find(Exchange exchange, Caller caller, OrderId orderId, Duration wait) {
        Set<Integer> scope = scope(exchange, caller);
        Set<Integer> here = new HashSet<>(scope);
        here.removeIf(partition -> !shares.isHere(partition));
        Predicate<OrderView> visible = view -> caller.mayUse(view.terms().account());
        if (here.equals(scope) && !exchange.isAtOnce()) {
            return local(exchange, here, orderId, visible);
        }
        return workers.orders()
                .call(
                        exchange,
                        IntakeCode.VIEW_UNAVAILABLE,
                        () -> CompletableFuture.completedStage(search.look(here, orderId, visible)))
                .compose(
                        lookup ->
                                lookup instanceof Lookup.Found || exchange.isAtOnce()
                                        ? Future.succeededFuture(lookup)
                                        : FirstFound.of(
                                                asked(
                                                        exchange, scope, here, orderId, visible,
                                                        wait)));
    }

    /**
     * What the instance that holds an order that is placed here has of it by now; absent where that
     * is this one, or nobody says.
     */
    Future<Lookup> heldElsewhere(Exchange exchange, NewOrderSingle order) {
        Optional<Integer> partition =
                shares.of(order.account()).filter(each -> !shares.isHere(each));
        return partition
                .flatMap(shares::elsewhere)
                .map(
                        holder ->
                                ask(
                                        exchange,
                                        holder,
                                        new Question(
                                                Set.of(partition.orElseThrow()),
                                                path(order.orderId()),
                                                Duration.ZERO,
                                                true)))
                .orElse(Future.succeededFuture(Lookup.ABSENT));
    }

    /**
     * What other instances have of those orders of a batch that they hold; what they do not say in
     * time is left out. Never fails.
     */
    Future<Map<OrderId, OrderView>> heldElsewhere(Exchange exchange, List<NewOrderSingle> orders) {
        Map<Address, List<NewOrderSingle>> holders = new HashMap<>();
        for (NewOrderSingle order : orders) {
            shares.of(order.account())
                    .filter(partition -> !shares.isHere(partition))
                    .flatMap(shares::elsewhere)
                    .ifPresent(
                            holder ->
                                    holders.computeIfAbsent(holder, _ -> new ArrayList<>())
                                            .add(order));
        }
        List<Future<Map<OrderId, OrderView>>> asked =
                holders.values().stream()
                        .map(
                                held ->
                                        KnownElsewhere.of(
                                                held, order -> heldElsewhere(exchange, order)))
                        .toList();
        return asked.isEmpty()
                ? Future.succeededFuture(Map.of())
                : Future.all(asked)
                        .map(
                                all -> {
                                    Map<OrderId, OrderView> known = new HashMap<>();
                                    asked.forEach(one -> known.putAll(one.result()));
                                    return known;
                                });
    }

    private Set<Integer> scope(Exchange exchange, Caller caller) {
        if (shares.all().isEmpty()) {
            throw new Refused(IntakeCode.VIEW_UNAVAILABLE);
        }
        return exchange.askedPartitions().orElseGet(() -> caller.partitions(shares));
    }

    private Future<Lookup> local(
            Exchange exchange, Set<Integer> here, OrderId orderId, Predicate<OrderView> visible) {
        return workers.orders()
                .call(
                        exchange,
                        IntakeCode.VIEW_UNAVAILABLE,
                        () -> search.find(here, orderId, visible, workers.orders().threads()));
    }

    private List<Future<Lookup>> asked(
            Exchange exchange,
            Set<Integer> scope,
            Set<Integer> here,
            OrderId orderId,
            Predicate<OrderView> visible,
            Duration wait) {
        List<Future<Lookup>> asked = new ArrayList<>();
        if (!here.isEmpty()) {
            asked.add(local(exchange, here, orderId, visible));
        }
        Map<Optional<Address>, Set<Integer>> holders = new HashMap<>();
        for (int partition : scope) {
            if (!here.contains(partition)) {
                Optional<Address> holder =
                        exchange.isForwarded() ? Optional.empty() : shares.elsewhere(partition);
                holders.computeIfAbsent(holder, address -> new TreeSet<>()).add(partition);
            }
        }
        holders.forEach(
                (holder, partitions) ->
                        asked.add(
                                holder.map(a -> ask(exchange, a, partitions, orderId, wait))
                                        .orElse(Future.succeededFuture(Lookup.UNAVAILABLE))));
        return asked;
    }

    /** What the instance at {@code address} knows of an order in these partitions. */
    Future<Lookup> ask(
            Exchange exchange,
            Address address,
            Set<Integer> partitions,
            OrderId orderId,
            Duration wait) {
        return ask(exchange, address, new Question(partitions, path(orderId), wait, false));
    }

    private Future<Lookup> ask(Exchange exchange, Address address, Question question) {
        return instances
                .get(exchange, address, question)
                .map(OrderFinder::lookup)
                .otherwise(Lookup.UNAVAILABLE);
    }

    private static String path(OrderId orderId) {
        return "/v1/orders/" + orderId;
    }

    private static Lookup lookup(OtherInstances.Answer answer) {
        return switch (answer.status()) {
            case 200 -> new Lookup.Found(OrderJsonReader.read(answer.body()));
            case 404 -> Lookup.ABSENT;
            default -> Lookup.UNAVAILABLE;
        };
    }
}
