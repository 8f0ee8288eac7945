package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.BadRecord;
import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.local.check.OrderCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each order that came in has one decision, about what was asked for; a decision may be told again,
 * unchanged. What is dead-lettered has none, and nothing is decided that nobody asked for.
 */
public final class EveryOrderDecidedOnce implements Check {

    @Override
    public String name() {
        return "every accepted order has exactly one decision";
    }

    @Override
    public String subject() {
        return "orders";
    }

    @Override
    public void examine(History history, Findings findings) {
        Set<Position> bad = new HashSet<>();
        for (BadRecord letter : history.badRecords()) {
            Position origin = letter.origin();
            if (origin != null) {
                bad.add(origin);
            }
        }
        for (OrderCase order : history.orders()) {
            examineOrder(order, bad, findings);
        }
        examineOtherCommands(history, bad, findings);
    }

    private static void examineOrder(OrderCase order, Set<Position> bad, Findings findings) {
        List<Command> accepted =
                order.commands().stream()
                        .filter(command -> !bad.contains(command.record().position()))
                        .toList();
        if (accepted.isEmpty()) {
            findings.expect(
                    order.decisions().isEmpty(),
                    "order %s was decided, and nobody asked for it",
                    order.orderId());
            return;
        }
        findings.examined();
        if (order.decisions().isEmpty()) {
            findings.problem(
                    "order %s (%s) has no decision",
                    order.orderId(), accepted.getFirst().record().position());
            return;
        }
        Decision first = order.decisions().getFirst();
        for (Decision again : order.decisions()) {
            findings.expect(
                    first.isSameAs(again),
                    "order %s was decided twice: %s and %s",
                    order.orderId(),
                    first.record().position(),
                    again.record().position());
        }
        findings.expect(
                accepted.stream().anyMatch(command -> isAbout(first, command)),
                "order %s was decided on other terms than it came with",
                order.orderId());
    }

    private static boolean isAbout(Decision decision, Command command) {
        return decision.decides().equals(command.record().position())
                && Terms.areSame(
                        decision.command().getNewOrderSingle(),
                        command.command().getNewOrderSingle());
    }

    /** A request may come again like an order, and then its decision is told again. */
    private static void examineOtherCommands(
            History history, Set<Position> bad, Findings findings) {
        Map<String, List<Command>> requests = new LinkedHashMap<>();
        for (Command command : history.commands()) {
            if (!command.command().hasNewOrderSingle()
                    && !bad.contains(command.record().position())) {
                requests.computeIfAbsent(name(command), _ -> new ArrayList<>()).add(command);
            }
        }
        Map<Position, List<Decision>> decisions =
                history.decisions().stream().collect(Collectors.groupingBy(Decision::decides));
        requests.forEach((name, asked) -> examineRequest(name, asked, decisions, findings));
    }

    private static void examineRequest(
            String name,
            List<Command> asked,
            Map<Position, List<Decision>> decisions,
            Findings findings) {
        findings.examined();
        List<Decision> made =
                asked.stream()
                        .map(command -> command.record().position())
                        .flatMap(position -> decisions.getOrDefault(position, List.of()).stream())
                        .toList();
        findings.expect(!made.isEmpty(), "the request %s has no decision", name);
        findings.expect(
                made.stream().allMatch(again -> again.isSameAs(made.getFirst())),
                "the request %s was decided in two ways",
                name);
    }

    private static String name(Command command) {
        return command.account() + "/" + command.clOrdId();
    }
}
