package dev.fillstream.schemas.evolution;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every value that a topic may hold, once, with all its fields set: one for each choice that the
 * message offers. Not sensible orders, but every field that can stand on the wire does.
 */
final class SampleRecords {

    private SampleRecords() {}

    /** By the message's full name, and the choice where it has one. */
    static Map<String, Message> all() {
        Map<String, Message> samples = new LinkedHashMap<>();
        for (Descriptor value : WireContract.topicValues()) {
            List<OneofDescriptor> choices = value.getRealOneofs();
            if (choices.isEmpty()) {
                samples.put(value.getFullName(), filled(value, null));
            } else {
                for (FieldDescriptor choice : choices.getFirst().getFields()) {
                    samples.put(
                            value.getFullName() + "/" + choice.getName(), filled(value, choice));
                }
            }
        }
        return samples;
    }

    private static Message filled(Descriptor type, @Nullable FieldDescriptor choice) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            OneofDescriptor oneof = field.getRealContainingOneof();
            boolean isAsked = choice != null && choice.getRealContainingOneof() == oneof;
            boolean isChosen = oneof == null || field.equals(isAsked ? choice : oneof.getField(0));
            if (isChosen && field.isRepeated()) {
                message.addRepeatedField(field, value(field));
                message.addRepeatedField(field, value(field));
            } else if (isChosen) {
                message.setField(field, value(field));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> field.getName();
            case INT -> field.getNumber();
            case LONG -> 4_000_000_000L + field.getNumber();
            case BOOLEAN -> true;
            case ENUM -> field.getEnumType().getValues().get(1);
            case BYTE_STRING -> com.google.protobuf.ByteString.copyFromUtf8(field.getName());
            case FLOAT, DOUBLE ->
                    throw new AssertionError(field + " is binary floating point: never here");
            case MESSAGE ->
                    field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
                            ? Timestamp.newBuilder()
                                    .setSeconds(1_800_000_000)
                                    .setNanos(123_456_000)
                                    .build()
                            : filled(field.getMessageType(), null);
        };
    }
}
