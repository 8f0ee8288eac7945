package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.OrderCommand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions of one partition, made again in the order in which risk made them. Before each come
 * the records of {@code executions} that it says it had seen.
 */
final class PartitionRun {

    private final Tally tally;
    private final Log log;
    private final KnownRecords known;
    private final DecisionMaker maker;
    private final Log.Cursor orders;
    private final Log.Cursor executions;
    private final Decisions decisions;
    private final EndedOrders ended = new EndedOrders();
    private final Map<String, AccountBook> books = new HashMap<>();
    private final Map<String, String> lostAccounts = new HashMap<>();
    private final Set<String> differing = new HashSet<>();
    private final Optional<String> lost;

    PartitionRun(Log log, Log.Reading reading, int partition, KnownRecords known, Tally tally) {
        this.log = log;
        this.known = known;
        this.tally = tally;
        orders = reading.cursor(Topic.ORDERS, partition);
        executions = reading.cursor(Topic.EXECUTIONS, partition);
        decisions =
                new Decisions(
                        reading.cursor(Topic.RISK_APPROVED, partition),
                        reading.cursor(Topic.RISK_REJECTED, partition));
        maker = new DecisionMaker(known, new RecentPrices(prices(log, reading)));
        lost = lost(orders).or(() -> lost(executions));
    }

    private static List<Log.Cursor> prices(Log log, Log.Reading reading) {
        return log.partitions(Topic.PRICES).stream()
                .map(partition -> reading.cursor(Topic.PRICES, partition))
                .toList();
    }

    /** What is wrong with a partition whose first records are gone. */
    private static Optional<String> lost(Log.Cursor cursor) {
        return cursor.peek()
                .filter(first -> first.offset() > 0)
                .map(
                        first ->
                                "%s[%d] begins at %d: what came before is gone"
                                        .formatted(
                                                first.topic(), first.partition(), first.offset()));
    }

    void toTheEnd() {
        Optional<Decision> next = decisions.next();
        while (next.isPresent()) {
            take(next.get());
            next = decisions.next();
        }
    }

    private void take(Decision decision) {
        String account = Objects.requireNonNullElse(decision.record().keyText(), "");
        Optional<String> why =
                lost.or(() -> Optional.ofNullable(lostAccounts.get(account)))
                        .or(
                                () ->
                                        differing.contains(account)
                                                ? Optional.of("they follow one that differs")
                                                : Optional.empty());
        if (why.isPresent()) {
            tally.skip(decision, why.get());
            return;
        }
        if (Decisions.isAtHome(decision)) {
            readExecutions(decision.risk().getExecutionsOffset());
        }
        try {
            if (differs(decision, book(account))) {
                differing.add(account);
            }
        } catch (KnownRecords.Gone gone) {
            lostAccounts.put(account, String.valueOf(gone.getMessage()));
            tally.skip(decision, lostAccounts.get(account));
        }
    }

    private void readExecutions(long last) {
        Optional<LogRecord> next = executions.peek();
        while (next.isPresent() && next.get().offset() <= last) {
            ExecutionRecord record = ExecutionRecord.of(next.get());
            record.accounts().forEach(account -> record.bookInto(book(account)));
            executions.take();
            next = executions.peek();
        }
    }

    private AccountBook book(String account) {
        return books.computeIfAbsent(account, _ -> new AccountBook(known::instrumentAt, ended));
    }

    private boolean differs(Decision decision, AccountBook book) {
        Optional<LogRecord> record = record(decision);
        Expected expected = maker.decide(decision, asked(decision, record), book);
        boolean differs = tally.compare(decision, record, expected, known);
        expected.situation()
                .filter(_ -> decision.isApproval())
                .filter(order -> order.wanted().isPresent())
                .ifPresent(book::enter);
        if (decision.command().hasOrderCancelReplaceRequest()) {
            var replace = decision.command().getOrderCancelReplaceRequest();
            ended.name(
                    OrderId.derive(
                                    new Account(replace.getAccount()),
                                    new ClOrdId(replace.getClOrdId()))
                            .toString(),
                    decision.orderId());
        }
        return differs;
    }

    /** The record that it decides. */
    private Optional<LogRecord> record(Decision decision) {
        long offset = decision.risk().getOrdersOffset();
        if (!Decisions.isAtHome(decision)) {
            return log.find(decision.decides());
        }
        while (orders.peek().filter(next -> next.offset() < offset).isPresent()) {
            orders.take();
        }
        return orders.peek().filter(next -> next.offset() == offset);
    }

    private static OrderCommand asked(Decision decision, Optional<LogRecord> record) {
        return record.flatMap(PartitionRun::command)
                .filter(asked -> asked.getCommandCase() == decision.command().getCommandCase())
                .orElse(decision.command());
    }

    private static Optional<OrderCommand> command(LogRecord record) {
        return OrderCommandFormat.read(record.headers(), record.value())
                        instanceof Readable<OrderCommand>(var command)
                ? Optional.of(command)
                : Optional.empty();
    }
}
