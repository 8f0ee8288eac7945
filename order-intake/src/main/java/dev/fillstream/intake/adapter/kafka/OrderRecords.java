package dev.fillstream.intake.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import dev.fillstream.intake.request.OrderCancelReplaceRequest;
import dev.fillstream.intake.request.OrderCancelRequest;
import dev.fillstream.intake.request.OrderMassCancelRequest;
import dev.fillstream.intake.request.OrderRequest;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.OrderCommand;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of {@code orders} that orders and requests become. */
final class OrderRecords {

    private static final String SOURCE = "/fillstream/order-intake";
    private static final String TYPES = "fillstream.v1.";

    private OrderRecords() {}

    static ProducerRecord<byte[], byte[]> of(NewOrderSingle order, String traceparent) {
        String orderId = order.orderId().toString();
        Event event =
                new Event(
                        orderId,
                        TYPES + "NewOrderSingle",
                        orderId,
                        order.transactTime(),
                        traceparent);
        return record(order.account(), NewOrderSingleMapper.toCommand(order), event);
    }

    /** A request about one order has that order as its subject, one about many the account. */
    static ProducerRecord<byte[], byte[]> of(OrderRequest request, String traceparent) {
        OrderCommand command = RequestMapper.toCommand(request);
        return switch (request) {
            case OrderCancelRequest cancel ->
                    record(
                            request,
                            command,
                            "OrderCancelRequest",
                            cancel.orderId().toString(),
                            traceparent);
            case OrderCancelReplaceRequest replace ->
                    record(
                            request,
                            command,
                            "OrderCancelReplaceRequest",
                            replace.orderId().toString(),
                            traceparent);
            case OrderMassCancelRequest mass ->
                    record(
                            request,
                            command,
                            "OrderMassCancelRequest",
                            mass.account().value(),
                            traceparent);
        };
    }

    private static ProducerRecord<byte[], byte[]> record(
            OrderRequest request,
            OrderCommand command,
            String type,
            String subject,
            String traceparent) {
        Event event =
                new Event(
                        request.requestId().toString(),
                        TYPES + type,
                        subject,
                        request.transactTime(),
                        traceparent);
        return record(request.account(), command, event);
    }

    private record Event(
            String id, String type, String subject, Instant time, String traceparent) {}

    private static ProducerRecord<byte[], byte[]> record(
            Account account, Message command, Event event) {
        return new ProducerRecord<>(
                Topic.ORDERS.name(),
                null,
                null,
                account.value().getBytes(UTF_8),
                command.toByteArray(),
                EventHeaders.of(
                        event.id(),
                        event.type(),
                        SOURCE,
                        event.time(),
                        event.subject(),
                        event.traceparent()));
    }
}
