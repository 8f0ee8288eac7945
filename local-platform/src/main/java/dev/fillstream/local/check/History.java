package dev.fillstream.local.check;

import com.google.protobuf.Message;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.DeliveryEvent;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The evidence, read and sorted by order. */
public final class History {

    private final PipelineEvidence evidence;
    private final List<LogRecord> orderRecords = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<DeliveryEvent> deliveries = new ArrayList<>();
    private final List<BadRecord> badRecords = new ArrayList<>();
    private final List<LogRecord> unreadable = new ArrayList<>();
    private final List<LogRecord> foreign = new ArrayList<>();
    private final List<VenueEntry> strangers = new ArrayList<>();
    private final Map<String, OrderCase> orders = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, RiskLimits>> limits = new HashMap<>();

    private History(PipelineEvidence evidence) {
        this.evidence = evidence;
    }

    public static History of(PipelineEvidence evidence) {
        History history = new History(evidence);
        evidence.records().forEach(history::read);
        history.readJournal();
        return history;
    }

    public PipelineEvidence evidence() {
        return evidence;
    }

    /** Every record of {@code orders}, readable or not. */
    public List<LogRecord> orderRecords() {
        return Collections.unmodifiableList(orderRecords);
    }

    public List<Command> commands() {
        return Collections.unmodifiableList(commands);
    }

    /** Every decision, those told again included. */
    public List<Decision> decisions() {
        return Collections.unmodifiableList(decisions);
    }

    /** Every record of {@code executions}, those published again included. */
    public List<Report> reports() {
        return Collections.unmodifiableList(reports);
    }

    public List<DeliveryEvent> deliveries() {
        return Collections.unmodifiableList(deliveries);
    }

    public List<BadRecord> badRecords() {
        return Collections.unmodifiableList(badRecords);
    }

    /** Records that the pipeline itself wrote and that cannot be read. There should be none. */
    public List<LogRecord> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /**
     * Records of {@code executions} that cannot be read and do not say that a service of ours wrote
     * them. They belong into the dead letters.
     */
    public List<LogRecord> foreign() {
        return Collections.unmodifiableList(foreign);
    }

    /** Bookings of the venue that belong to no order that it accepted. There should be none. */
    public List<VenueEntry> strangers() {
        return Collections.unmodifiableList(strangers);
    }

    public Collection<OrderCase> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    public Optional<OrderCase> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** The limits that stand for the account now. */
    public Optional<RiskLimits> limits(String account) {
        return Optional.ofNullable(limits.get(account)).map(all -> all.lastEntry().getValue());
    }

    /** The limits of that version, where the topic still has them. */
    public Optional<RiskLimits> limits(String account, long version) {
        return Optional.ofNullable(limits.get(account)).map(all -> all.get(version));
    }

    /** The replace that risk let through and that the venue knows by this client order id. */
    public Optional<OrderCancelReplaceRequest> approvedReplace(String clientOrderId) {
        return decisions.stream()
                .filter(Decision::isApproval)
                .filter(decision -> decision.command().hasOrderCancelReplaceRequest())
                .map(decision -> decision.command().getOrderCancelReplaceRequest())
                .filter(replace -> requestId(replace).equals(clientOrderId))
                .findFirst();
    }

    private static String requestId(OrderCancelReplaceRequest replace) {
        return OrderId.derive(new Account(replace.getAccount()), new ClOrdId(replace.getClOrdId()))
                .toString();
    }

    private void read(LogRecord record) {
        if (record.topic().endsWith("-dlq")) {
            badRecords.add(new BadRecord(record));
        } else if (record.topic().equals(Topic.ORDERS.name())) {
            readOrder(record);
        } else if (record.topic().equals(Topic.RISK_APPROVED.name())) {
            own(Topic.RISK_APPROVED, record).ifPresent(value -> add(record, value));
        } else if (record.topic().equals(Topic.RISK_REJECTED.name())) {
            own(Topic.RISK_REJECTED, record).ifPresent(value -> add(record, value));
        } else if (record.topic().equals(Topic.EXECUTIONS.name())) {
            own(Topic.EXECUTIONS, record).ifPresent(value -> add(record, value));
        } else if (record.topic().equals(Topic.NOTIFICATIONS.name())) {
            own(Topic.NOTIFICATIONS, record).ifPresent(deliveries::add);
        } else if (record.topic().equals(Topic.RISK_LIMITS.name()) && record.value() != null) {
            own(Topic.RISK_LIMITS, record).ifPresent(this::add);
        }
    }

    private void add(RiskLimits value) {
        limits.computeIfAbsent(value.getAccount(), _ -> new TreeMap<>())
                .put(value.getVersion(), value);
    }

    private void readOrder(LogRecord record) {
        orderRecords.add(record);
        if (OrderCommandFormat.read(record.headers(), record.value())
                instanceof Readable<OrderCommand>(var value)) {
            Command command = new Command(record, value);
            commands.add(command);
            command.newOrderId().ifPresent(orderId -> orderCase(orderId).add(command));
        }
    }

    private void add(LogRecord record, ApprovedCommand approved) {
        add(new Decision(record, approved.getCommand(), approved.getDecision(), Optional.empty()));
    }

    private void add(LogRecord record, RejectedCommand rejected) {
        add(
                new Decision(
                        record,
                        rejected.getCommand(),
                        rejected.getDecision(),
                        Optional.of(rejected.getRefusal())));
    }

    private void add(Decision decision) {
        decisions.add(decision);
        if (decision.command().hasNewOrderSingle()) {
            orderCase(decision.orderId()).add(decision);
        }
    }

    private void add(LogRecord record, ExecutionEvent event) {
        Report report = new Report(record, event);
        reports.add(report);
        orderCase(report.orderId()).add(report);
    }

    private void readJournal() {
        Map<String, OrderCase> byVenueOrderId = new HashMap<>();
        for (VenueEntry entry : evidence.journal()) {
            if (entry instanceof VenueEntry.Accepted accepted) {
                byVenueOrderId.put(accepted.venueOrderId(), orderCase(accepted.clientOrderId()));
            } else if (entry instanceof VenueEntry.Replacing replacing
                    && byVenueOrderId.containsKey(replacing.replaces())) {
                byVenueOrderId.put(
                        replacing.venueOrderId(), byVenueOrderId.get(replacing.replaces()));
            }
            OrderCase owner = byVenueOrderId.get(entry.venueOrderId());
            if (owner == null) {
                strangers.add(entry);
            } else {
                owner.add(entry);
            }
        }
    }

    private OrderCase orderCase(String orderId) {
        return orders.computeIfAbsent(orderId, OrderCase::new);
    }

    private <T extends Message> Optional<T> own(Topic<T> topic, LogRecord record) {
        return switch (topic.format().read(record.value())) {
            case Readable<T>(var value) -> Optional.of(value);
            case Unreadable<T> _ -> {
                boolean isForeign =
                        topic.equals(Topic.EXECUTIONS)
                                && record.header(EventHeaders.SOURCE) == null;
                (isForeign ? foreign : unreadable).add(record);
                yield Optional.empty();
            }
        };
    }
}
