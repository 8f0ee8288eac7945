package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.util.JsonFormat;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Reading;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.v1.OrderCommand;
import java.io.IOException;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of {@code orders}, which may be Protobuf or, so that any producer can place an
 * order with one line of text, the Protobuf JSON form of the same message ({@link StrictJson}). The
 * content-type header decides; without one, a first byte of <code>{</code> means JSON (no valid
 * {@code OrderCommand} starts with it: it would be field 15 with a group, which the message does
 * not have). A ce_type header, where there is one, must name the message that the value holds.
 */
public final class OrderCommandFormat {

    private static final JsonFormat.Parser JSON = JsonFormat.parser();
    private static final String PACKAGE = "fillstream.v1.";

    private OrderCommandFormat() {}

    /** The command in {@code value}, or why there is none. */
    public static Reading<OrderCommand> read(Headers headers, byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return Topic.ORDERS.format().read(value);
        }
        return ofItsType(headers, readAs(contentType(headers), value));
    }

    private static Reading<OrderCommand> readAs(String contentType, byte[] value) {
        return switch (contentType) {
            case "" ->
                    value[0] == '{' ? readJson(value) : present(Topic.ORDERS.format().read(value));
            case EventHeaders.PROTOBUF, "application/x-protobuf", "application/octet-stream" ->
                    present(Topic.ORDERS.format().read(value));
            case "application/json" -> readJson(value);
            default ->
                    new Unreadable<>(
                            DeadLetter.Reason.CONTENT_TYPE_UNKNOWN,
                            "content-type is neither application/protobuf nor application/json");
        };
    }

    private static Reading<OrderCommand> readJson(byte[] value) {
        OrderCommand.Builder command = OrderCommand.newBuilder();
        try {
            JSON.merge(StrictJson.checked(value), command);
        } catch (IOException e) {
            return new Unreadable<>(
                    DeadLetter.Reason.JSON_MALFORMED, String.valueOf(e.getMessage()));
        }
        return present(new Readable<>(command.build()));
    }

    private static Reading<OrderCommand> present(Reading<OrderCommand> reading) {
        if (reading instanceof Readable(OrderCommand command)
                && command.getCommandCase() == OrderCommand.CommandCase.COMMAND_NOT_SET) {
            return new Unreadable<>(
                    DeadLetter.Reason.COMMAND_MISSING, "the message holds no command");
        }
        return reading;
    }

    /**
     * A sender that says what it sends must have sent it: bytes of another version may well parse
     * as this one.
     */
    private static Reading<OrderCommand> ofItsType(Headers headers, Reading<OrderCommand> reading) {
        String type = EventHeaders.text(headers, EventHeaders.TYPE);
        if (type == null || !(reading instanceof Readable(OrderCommand command))) {
            return reading;
        }
        String inside =
                switch (command.getCommandCase()) {
                    case NEW_ORDER_SINGLE -> "NewOrderSingle";
                    case ORDER_CANCEL_REQUEST -> "OrderCancelRequest";
                    case ORDER_CANCEL_REPLACE_REQUEST -> "OrderCancelReplaceRequest";
                    case ORDER_MASS_CANCEL_REQUEST -> "OrderMassCancelRequest";
                    case COMMAND_NOT_SET -> "OrderCommand";
                };
        return type.equals(PACKAGE + "OrderCommand") || type.equals(PACKAGE + inside)
                ? reading
                : new Unreadable<>(
                        DeadLetter.Reason.TYPE_MISMATCH,
                        "ce_type is neither " + PACKAGE + "OrderCommand nor " + PACKAGE + inside);
    }

    private static String contentType(Headers headers) {
        Header header = headers.lastHeader(EventHeaders.CONTENT_TYPE);
        if (header == null || header.value() == null) {
            return "";
        }
        String value = new String(header.value(), UTF_8);
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
