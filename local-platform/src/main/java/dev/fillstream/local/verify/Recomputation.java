package dev.fillstream.local.verify;

import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every decision of the log, made again, account by account and each in the order in which risk
 * made them. What the account had and risked is added up from the first record on.
 */
public final class Recomputation {

    /**
     * What came of it.
     *
     * @param recomputed how many decisions of the range were made again, with the same result
     * @param skipped how many could not be, by why
     * @param differences the first of each account, earliest first
     */
    public record Result(
            long recomputed, Map<String, Long> skipped, List<Difference> differences) {}

    private final History history;
    private final KnownRecords known;
    private final DecisionMaker maker;
    private final Predicate<Decision> range;
    private final Map<Position, LogRecord> records = new HashMap<>();
    private final Map<Position, Command> commands = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, List<ExecutionRecord>> reports;
    private long recomputed;

    private Recomputation(History history, Predicate<Decision> range) {
        this.history = history;
        this.range = range;
        known = new KnownRecords(history.evidence().records());
        maker = new DecisionMaker(known);
        reports = reports();
        history.orderRecords().forEach(record -> records.put(record.position(), record));
        history.commands().forEach(one -> commands.put(one.record().position(), one));
    }

    /**
     * @param range the decisions that are looked at; all others only count for the state
     */
    public static Result of(History history, Predicate<Decision> range) {
        Recomputation all = new Recomputation(history, range);
        history.decisions().stream()
                .collect(
                        Collectors.groupingBy(
                                Recomputation::account, TreeMap::new, Collectors.toList()))
                .forEach(all::account);
        all.differences.sort(Comparator.comparing(one -> DecisionMaker.time(one.decision())));
        return new Result(all.recomputed, all.skipped, List.copyOf(all.differences));
    }

    private static String account(Decision decision) {
        return Objects.requireNonNullElse(decision.record().keyText(), "");
    }

    private void account(String account, List<Decision> told) {
        AccountBook book = new AccountBook(known::instrumentAt);
        Deque<ExecutionRecord> ahead = new ArrayDeque<>(reports.getOrDefault(account, List.of()));
        Optional<String> lost = beginning(told.getFirst().record().partition());
        boolean differs = false;
        for (Decision decision : once(told)) {
            if (lost.isPresent() || differs) {
                skip(decision, lost.orElse("they follow one that differs"));
                continue;
            }
            while (!ahead.isEmpty()
                    && ahead.getFirst().offset() <= decision.risk().getExecutionsOffset()) {
                book(ahead.removeFirst(), book);
            }
            try {
                differs = decision(decision, book);
            } catch (KnownRecords.Gone gone) {
                lost = Optional.of(String.valueOf(gone.getMessage()));
                skip(decision, lost.get());
            }
        }
    }

    /** Whether it differs. */
    private boolean decision(Decision decision, AccountBook book) {
        Expected expected = maker.decide(decision, asked(decision), book);
        boolean isLookedAt = range.test(decision);
        Optional<Difference> difference =
                isLookedAt
                        ? onTime(decision).or(() -> Comparison.of(decision, expected, known))
                        : Optional.empty();
        difference.ifPresent(differences::add);
        recomputed += isLookedAt && difference.isEmpty() ? 1 : 0;
        Optional<Situation> entered =
                expected.situation()
                        .filter(_ -> decision.isApproval())
                        .filter(order -> order.wanted().isPresent());
        entered.ifPresent(book::enter);
        if (decision.command().hasOrderCancelReplaceRequest()) {
            var replace = decision.command().getOrderCancelReplaceRequest();
            book.name(
                    OrderId.derive(
                                    new Account(replace.getAccount()),
                                    new ClOrdId(replace.getClOrdId()))
                            .toString(),
                    decision.orderId());
        }
        return difference.isPresent();
    }

    /** The only clock that a decision knows is the command's record. */
    private Optional<Difference> onTime(Decision decision) {
        return Optional.ofNullable(records.get(decision.decides()))
                .filter(record -> !record.timestamp().equals(DecisionMaker.time(decision)))
                .map(
                        record ->
                                new Difference(
                                        decision,
                                        "decidedAt",
                                        DecisionMaker.time(decision).toString(),
                                        record.timestamp().toString()));
    }

    private dev.fillstream.v1.OrderCommand asked(Decision decision) {
        Command asked = commands.get(decision.decides());
        return asked != null
                        && asked.command().getCommandCase() == decision.command().getCommandCase()
                ? asked.command()
                : decision.command();
    }

    private void skip(Decision decision, String why) {
        if (range.test(decision)) {
            skipped.merge(why, 1L, Long::sum);
        }
    }

    /** What is wrong with a partition whose first records are gone. */
    private Optional<String> beginning(int partition) {
        for (Topic<?> topic : List.of(Topic.ORDERS, Topic.EXECUTIONS)) {
            Optional<LogRecord> first =
                    history.evidence().records().stream()
                            .filter(record -> record.topic().equals(topic.name()))
                            .filter(record -> record.partition() == partition)
                            .findFirst();
            if (first.isPresent() && first.get().offset() > 0) {
                return Optional.of(
                        "%s[%d] begins at %d: what came before is gone"
                                .formatted(topic.name(), partition, first.get().offset()));
            }
        }
        return Optional.empty();
    }

    /** Those told again only once; what came on another partition than its own decides nothing. */
    private static List<Decision> once(List<Decision> told) {
        Set<Position> seen = new HashSet<>();
        return told.stream()
                .filter(decision -> seen.add(decision.decides()))
                .sorted(
                        Comparator.comparing(
                                        (Decision one) ->
                                                one.risk().getOrdersPartition()
                                                        != one.record().partition())
                                .thenComparing(one -> one.risk().getOrdersOffset()))
                .toList();
    }

    private static void book(ExecutionRecord record, AccountBook book) {
        if (record.isBookable()) {
            record.report().ifPresent(book::report);
        } else {
            book.miss(record.offset());
        }
    }

    private Map<String, List<ExecutionRecord>> reports() {
        Map<String, List<ExecutionRecord>> byAccount = new HashMap<>();
        history.evidence().records().stream()
                .filter(record -> record.topic().equals(Topic.EXECUTIONS.name()))
                .map(ExecutionRecord::of)
                .forEach(
                        record ->
                                record.accounts()
                                        .forEach(
                                                account ->
                                                        byAccount
                                                                .computeIfAbsent(
                                                                        account,
                                                                        _ -> new ArrayList<>())
                                                                .add(record)));
        return byAccount;
    }
}
