package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.CommandReader;
import dev.fillstream.risk.adapter.streams.record.DeadLetters;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper.Place;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand;
import dev.fillstream.risk.adapter.streams.record.OutputRecords;
import dev.fillstream.risk.adapter.streams.record.SameContent;
import dev.fillstream.risk.adapter.streams.state.DecisionState;
import dev.fillstream.risk.adapter.streams.state.ExposureState;
import dev.fillstream.risk.adapter.streams.state.ReferenceState;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.exposure.Exposure;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.OrderCommand;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Decides every command of {@code orders} once, and answers a repeated one as the first time. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class OrderProcessor
        extends ContextualProcessor<
                byte @Nullable [], byte @Nullable [], byte @Nullable [], byte @Nullable []> {

    private static final String ON_ORDER = "decision";
    private static final String ON_REQUEST = "request-decision";

    private final RiskTopology risk;
    private ReferenceState reference;
    private ExposureState exposures;
    private DecisionState decisions;

    OrderProcessor(RiskTopology risk) {
        this.risk = risk;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], byte @Nullable []> context) {
        super.init(context);
        reference = ReferenceState.of(context);
        exposures = ExposureState.of(context, risk.retention());
        decisions = DecisionState.of(context, risk.retention());
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        new Step(record, context().recordMetadata().orElseThrow()).run();
    }

    /** What happens to one record. */
    private final class Step {

        private final long started = System.nanoTime();
        private final Record<byte @Nullable [], byte @Nullable []> record;
        private final RecordMetadata metadata;
        private final Place place;

        Step(Record<byte @Nullable [], byte @Nullable []> record, RecordMetadata metadata) {
            this.record = record;
            this.metadata = metadata;
            place =
                    new Place(
                            metadata.partition(),
                            metadata.offset(),
                            Instant.ofEpochMilli(record.timestamp()));
        }

        void run() {
            switch (CommandReader.read(record)) {
                case IncomingCommand.Order(var order, var command) ->
                        once(order.orderId(), command, () -> decide(order, command));
                case IncomingCommand.Malformed(var orderId, var command, var fault) ->
                        once(
                                orderId,
                                command,
                                () ->
                                        refuse(
                                                orderId,
                                                command,
                                                RiskVerdict.Refused.outright(
                                                        RiskCode.of(fault.code()),
                                                        String.valueOf(fault.getMessage()),
                                                        fault.field(),
                                                        "")));
                case IncomingCommand.Cancel(var requestId, var orderId, var command) ->
                        passThrough(requestId, orderId, command);
                case IncomingCommand.Unsupported(var requestId, var orderId, var command) ->
                        refuseRequest(requestId, orderId, command);
                case IncomingCommand.Unreadable(var reason, var cause) -> deadLetter(reason, cause);
            }
        }

        /** Only the first command of a name is decided; the same again gets the same answer. */
        private void once(OrderId orderId, OrderCommand command, Runnable decision) {
            Optional<StoredDecision> earlier = decisions.find(orderId, now());
            if (earlier.isEmpty()) {
                decision.run();
            } else if (SameContent.as(earlier.get(), command)) {
                boolean isApproved = earlier.get().getApproved();
                byte[] value = earlier.get().getValue().toByteArray();
                forward(orderId, ON_ORDER, orderId.toString(), isApproved, value);
                risk.observer().repeated();
            } else {
                deadLetter(
                        Reason.CL_ORD_ID_REUSED,
                        "order " + orderId + " was decided with other content");
            }
        }

        private void decide(NewOrderSingle order, OrderCommand command) {
            if (isOnForeignPartition()) {
                refuse(order.orderId(), command, misplaced());
                return;
            }
            if (exposures.openOrder(order.account(), order.orderId()).isPresent()) {
                deadLetter(
                        Reason.CL_ORD_ID_REUSED,
                        "the order is still open, and too old for its decision to be kept");
                return;
            }
            OrderAtRisk atRisk =
                    new OrderAtRisk(
                            order,
                            place.time(),
                            reference.instrument(order.symbol()),
                            reference.limits(order.account()),
                            reference.price(order.symbol()),
                            exposures.totals(order.account()),
                            exposures.position(order.account(), order.symbol()));
            switch (risk.decider().decide(atRisk)) {
                case RiskVerdict.Accepted accepted -> {
                    reserve(atRisk, accepted.order());
                    var value = risk.decisions().approved(command, place, atRisk, accepted);
                    answer(order.orderId(), true, "", value.toByteArray());
                }
                case RiskVerdict.Refused refused -> {
                    var value = risk.decisions().rejected(command, place, atRisk, refused);
                    answer(order.orderId(), false, refused.code().name(), value.toByteArray());
                }
            }
        }

        private void reserve(OrderAtRisk atRisk, OpenOrder approved) {
            Exposure before = new Exposure(atRisk.totals(), atRisk.position(), Optional.empty());
            exposures.save(
                    atRisk.order().account(),
                    atRisk.order().symbol(),
                    atRisk.order().orderId(),
                    before,
                    before.reserve(approved));
        }

        private void refuse(OrderId orderId, OrderCommand command, RiskVerdict.Refused refused) {
            var value = risk.decisions().rejected(command, place, orderId.toString(), refused);
            answer(orderId, false, refused.code().name(), value.toByteArray());
        }

        private void answer(OrderId orderId, boolean isApproved, String code, byte[] value) {
            decisions.save(orderId, isApproved, value, now());
            forward(orderId, ON_ORDER, orderId.toString(), isApproved, value);
            observe("new_order_single", isApproved, code);
        }

        /** A cancel only takes risk away, so nothing may hold it up, a wrong partition least. */
        private void passThrough(OrderId requestId, OrderId orderId, OrderCommand command) {
            byte[] value =
                    risk.decisions()
                            .passedThrough(command, place, orderId.toString())
                            .toByteArray();
            forward(requestId, ON_REQUEST, orderId.toString(), true, value);
            observe("order_cancel_request", true, "");
        }

        private void refuseRequest(OrderId requestId, String orderId, OrderCommand command) {
            RiskVerdict.Refused refused =
                    RiskVerdict.Refused.outright(
                            RiskCode.COMMAND_UNSUPPORTED,
                            RiskCode.COMMAND_UNSUPPORTED.sentence(),
                            command.getCommandCase().name(),
                            "");
            byte[] value =
                    risk.decisions().rejected(command, place, orderId, refused).toByteArray();
            forward(requestId, ON_REQUEST, orderId, false, value);
            observe("other_request", false, refused.code().name());
        }

        private void forward(
                OrderId requestId, String kind, String subject, boolean isApproved, byte[] value) {
            context()
                    .forward(
                            OutputRecords.decision(
                                    record, requestId, kind, subject, isApproved, value),
                            isApproved ? RiskTopology.APPROVED : RiskTopology.REJECTED);
        }

        private void deadLetter(Reason reason, String cause) {
            context()
                    .forward(
                            DeadLetters.of(record, metadata, reason, cause),
                            RiskTopology.deadLetterSink(Topic.ORDERS));
            risk.observer().deadLettered(Topic.ORDERS.name(), reason.name());
        }

        private boolean isOnForeignPartition() {
            return home() != place.partition();
        }

        private int home() {
            byte @Nullable [] key = record.key();
            return key == null
                    ? place.partition()
                    : Utils.toPositive(Utils.murmur2(key)) % risk.partitions();
        }

        private RiskVerdict.Refused misplaced() {
            return RiskVerdict.Refused.outright(
                    RiskCode.PARTITION_MISMATCH,
                    RiskCode.PARTITION_MISMATCH.sentence(),
                    Integer.toString(place.partition()),
                    Integer.toString(home()));
        }

        /** The task's time, which only goes forward; it decides what is forgotten, nothing else. */
        private long now() {
            return context().currentStreamTimeMs();
        }

        private void observe(String command, boolean isApproved, String code) {
            risk.observer().decided(command, isApproved, code, System.nanoTime() - started);
        }
    }
}
