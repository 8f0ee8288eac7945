package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.BadRecord;
import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.LogRecord.Position;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each record of {@code orders} that nobody may act on is in {@code orders-dlq} with its cause, so
 * is what a stranger wrote to {@code executions}, and nothing else is in any dead-letter topic.
 */
public final class BadRecordsAreDeadLetters implements Check {

    @Override
    public String name() {
        return "bad records are in orders-dlq with their cause, and nothing else is dead-lettered";
    }

    @Override
    public String subject() {
        return "records";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<Position, List<BadRecord>> found = byOrigin(history, findings);
        ExpectedDeadLetters expected = new ExpectedDeadLetters(history);
        for (LogRecord record : history.orderRecords()) {
            findings.examined();
            List<BadRecord> letters = found.getOrDefault(record.position(), List.of());
            compare(record, expected.of(record), letters, findings);
        }
        for (LogRecord record : history.foreign()) {
            findings.examined();
            List<BadRecord> letters = found.getOrDefault(record.position(), List.of());
            compare(record, reasons(record), letters, findings);
        }
    }

    private static Set<Reason> reasons(LogRecord record) {
        return Topic.EXECUTIONS.format().read(record.value())
                        instanceof WireFormat.Unreadable<?>(var reason, _)
                ? Set.of(reason)
                : Set.of();
    }

    private static void compare(
            LogRecord record, Set<Reason> reasons, List<BadRecord> letters, Findings findings) {
        if (reasons.isEmpty()) {
            findings.expect(
                    letters.isEmpty(),
                    "%s was dead-lettered as %s, and nothing is wrong with it",
                    record.position(),
                    letters.stream().map(BadRecord::reason).toList());
            return;
        }
        findings.expect(
                !letters.isEmpty(),
                "%s (%s) is not in the dead-letter topic",
                record.position(),
                reasons);
        for (BadRecord letter : letters) {
            boolean reasonFits =
                    reasons.stream().anyMatch(reason -> reason.name().equals(letter.reason()));
            findings.expect(
                    reasonFits,
                    "%s was dead-lettered as %s instead of %s",
                    record.position(),
                    letter.reason(),
                    reasons);
            findings.expect(
                    !letter.cause().isEmpty(),
                    "%s was dead-lettered without a cause",
                    record.position());
            findings.expect(
                    Arrays.equals(record.value(), letter.record().value())
                            && Arrays.equals(record.key(), letter.record().key()),
                    "%s was changed on its way to the dead-letter topic",
                    record.position());
        }
    }

    private static Map<Position, List<BadRecord>> byOrigin(History history, Findings findings) {
        Map<Position, List<BadRecord>> found = new HashMap<>();
        Set<Position> foreign =
                history.foreign().stream().map(LogRecord::position).collect(Collectors.toSet());
        for (BadRecord letter : history.badRecords()) {
            Position origin = letter.origin();
            if (origin == null) {
                findings.problem("%s does not say where it came from", letter.record().position());
            } else if (!origin.topic().equals(Topic.ORDERS.name()) && !foreign.contains(origin)) {
                findings.problem(
                        "%s was dead-lettered as %s: %s", origin, letter.reason(), letter.cause());
            } else {
                found.computeIfAbsent(origin, _ -> new ArrayList<>()).add(letter);
            }
        }
        found.forEach(
                (origin, letters) ->
                        findings.expect(
                                foreign.contains(origin)
                                        || history.orderRecords().stream()
                                                .anyMatch(
                                                        record -> record.position().equals(origin)),
                                "a dead letter names %s, which does not exist",
                                origin));
        return found;
    }
}
