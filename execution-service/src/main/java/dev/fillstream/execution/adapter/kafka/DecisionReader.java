package dev.fillstream.execution.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.execution.adapter.kafka.DeadLetters.Unread;
import dev.fillstream.execution.report.Approval;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Rejection;
import dev.fillstream.execution.routing.OrderRequest;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.DecisionSeal;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads the records of one poll into what they ask for, and what could not be read. */
final class DecisionReader {

    private static final Logger LOG = Logger.getLogger(DecisionReader.class);

    private final List<Approval> approvals = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<OrderRequest> requests = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private final Instant now;
    private final Optional<DecisionSeal> seal;

    private DecisionReader(Instant now, Optional<DecisionSeal> seal) {
        this.now = now;
        this.seal = seal;
    }

    /**
     * @param seal that each record must carry; none where all are taken
     */
    static DecisionReader readApproved(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            Instant now,
            Optional<DecisionSeal> seal) {
        DecisionReader reader = new DecisionReader(now, seal);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Topic.RISK_APPROVED.format().read(record.value())) {
                case Readable(ApprovedCommand command) when reader.isGenuine(record) ->
                        reader.guard(record, command);
                case Readable(ApprovedCommand _) -> reader.unread.add(forged(record));
                case Unreadable<ApprovedCommand>(var code, var detail) ->
                        reader.unread.add(new Unread(record, code, detail));
            }
        }
        return reader;
    }

    /** As {@link #readApproved}. */
    static DecisionReader readRejected(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            Instant now,
            Optional<DecisionSeal> seal) {
        DecisionReader reader = new DecisionReader(now, seal);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Topic.RISK_REJECTED.format().read(record.value())) {
                case Readable(RejectedCommand command) when reader.isGenuine(record) ->
                        reader.guard(record, command);
                case Readable(RejectedCommand _) -> reader.unread.add(forged(record));
                case Unreadable<RejectedCommand>(var code, var detail) ->
                        reader.unread.add(new Unread(record, code, detail));
            }
        }
        return reader;
    }

    List<Approval> approvals() {
        return approvals;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    /** Requests about orders, as they came. */
    List<OrderRequest> requests() {
        return requests;
    }

    List<Unread> unread() {
        return unread;
    }

    private void guard(ConsumerRecord<byte[], byte[]> record, ApprovedCommand approved) {
        try {
            OrderCommand command = approved.getCommand();
            switch (command.getCommandCase()) {
                case NEW_ORDER_SINGLE -> {
                    Origin origin = origin(record, approved.getDecision());
                    NewOrderSingle order = order(command, origin);
                    if (keyed(record, order.account())) {
                        approvals.add(new Approval(order, origin));
                    }
                }
                case ORDER_CANCEL_REQUEST,
                        ORDER_CANCEL_REPLACE_REQUEST,
                        ORDER_MASS_CANCEL_REQUEST ->
                        add(
                                record,
                                RequestMapper.approved(
                                        command, origin(record, approved.getDecision())));
                case COMMAND_NOT_SET -> unread.add(unsupported(record));
            }
        } catch (InvalidValue e) {
            unread.add(invalid(record, e));
        }
    }

    private void guard(ConsumerRecord<byte[], byte[]> record, RejectedCommand rejected) {
        try {
            Origin origin = origin(record, rejected.getDecision());
            switch (rejected.getCommand().getCommandCase()) {
                case NEW_ORDER_SINGLE -> {
                    Rejection rejection = RejectionMapper.toRejection(rejected, origin, now);
                    if (keyed(record, rejection.account())) {
                        rejections.add(rejection);
                    }
                }
                case ORDER_CANCEL_REQUEST,
                        ORDER_CANCEL_REPLACE_REQUEST,
                        ORDER_MASS_CANCEL_REQUEST ->
                        add(record, RequestMapper.refused(rejected, origin));
                case COMMAND_NOT_SET -> unread.add(unsupported(record));
            }
        } catch (InvalidValue e) {
            unread.add(invalid(record, e));
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record, OrderRequest request) {
        if (keyed(record, request.account())) {
            requests.add(request);
        }
    }

    private boolean keyed(ConsumerRecord<byte[], byte[]> record, Account account) {
        if (record.key() != null && new String(record.key(), UTF_8).equals(account.value())) {
            return true;
        }
        DeadLetter.Reason reason =
                record.key() == null
                        ? DeadLetter.Reason.KEY_MISSING
                        : DeadLetter.Reason.KEY_NOT_ACCOUNT;
        unread.add(new Unread(record, reason, "the key must be the account"));
        return false;
    }

    private static NewOrderSingle order(OrderCommand command, Origin origin) {
        return NewOrderSingleMapper.toModel(command.getNewOrderSingle(), origin.acceptedAt());
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record, RiskDecision decision) {
        return new Origin(
                decision.hasDecidedAt()
                        ? Timestamps.toInstant(decision.getDecidedAt())
                        : Instant.ofEpochMilli(record.timestamp()),
                decision.hasApprovalExpiry()
                        ? Optional.of(Timestamps.toInstant(decision.getApprovalExpiry()))
                        : Optional.empty(),
                EventHeaders.text(record.headers(), EventHeaders.TRACEPARENT),
                record.topic(),
                record.partition(),
                record.offset());
    }

    private boolean isGenuine(ConsumerRecord<byte[], byte[]> record) {
        return seal.map(known -> known.isGenuine(record.topic(), record.value(), record.headers()))
                .orElse(true);
    }

    private static Unread forged(ConsumerRecord<byte[], byte[]> record) {
        LOG.errorf(
                "a record that risk did not seal: topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
        return new Unread(
                record,
                DeadLetter.Reason.DECISION_NOT_GENUINE,
                "the decision does not carry risk's seal");
    }

    private static Unread unsupported(ConsumerRecord<byte[], byte[]> record) {
        return new Unread(
                record,
                DeadLetter.Reason.COMMAND_MISSING,
                "holds no command that this version carries out");
    }

    private static Unread invalid(ConsumerRecord<byte[], byte[]> record, InvalidValue e) {
        return new Unread(
                record, DeadLetter.Reason.IDENTITY_INVALID, String.valueOf(e.getMessage()));
    }
}
