package dev.fillstream.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto.EnumReservedRange;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule, shown to see what it is for, with a break planted for it. */
class WireBreaksTest {

    private static final int PRICE = 0;
    private static final int CHOICE = 1;

    @Test
    void seesNothingInTheSameSchema() {
        assertBreaks(message -> {}, sides -> {});
    }

    @Test
    void letsFieldsValuesAndMessagesBeAdded() {
        assertBreaks(
                message ->
                        message.addField(field("later", 7, Type.TYPE_STRING))
                                .addNestedType(DescriptorProto.newBuilder().setName("Later")),
                sides -> sides.addValue(value("SIDE_CROSS", 8)));
    }

    @Test
    void seesAFieldThatIsGone() {
        assertBreaks(
                message -> message.removeField(PRICE),
                sides -> {},
                "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: t.v1.Order.price",
                "FIELD_NO_DELETE_UNLESS_NAME_RESERVED: t.v1.Order.price");
    }

    @Test
    void letsAFieldGoWhoseNumberAndNameAreReserved() {
        assertBreaks(
                message ->
                        message.removeField(PRICE)
                                .addReservedName("price")
                                .addReservedRange(ReservedRange.newBuilder().setStart(1).setEnd(2)),
                sides -> {});
    }

    @Test
    void seesAFieldUnderAnotherNumber() {
        assertBreaks(
                message -> message.getFieldBuilder(PRICE).setNumber(9),
                sides -> {},
                "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: t.v1.Order.price",
                "FIELD_NO_DELETE_UNLESS_NAME_RESERVED: t.v1.Order.price");
    }

    @Test
    void seesAnotherName() {
        assertBreaks(
                message -> message.getFieldBuilder(PRICE).setName("cost").setJsonName("cost"),
                sides -> {},
                "FIELD_SAME_NAME: t.v1.Order.price",
                "FIELD_SAME_JSON_NAME: t.v1.Order.price");
    }

    @Test
    void seesAnotherNameInJsonAlone() {
        assertBreaks(
                message -> message.getFieldBuilder(PRICE).setJsonName("px"),
                sides -> {},
                "FIELD_SAME_JSON_NAME: t.v1.Order.price");
    }

    @Test
    void seesAnotherType() {
        assertBreaks(
                message -> message.getFieldBuilder(PRICE).setType(Type.TYPE_BYTES),
                sides -> {},
                "FIELD_WIRE_JSON_COMPATIBLE_TYPE: t.v1.Order.price");
    }

    @Test
    void seesAListWhereThereWasOne() {
        assertBreaks(
                message -> message.getFieldBuilder(PRICE).setLabel(Label.LABEL_REPEATED),
                sides -> {},
                "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY: t.v1.Order.price");
    }

    @Test
    void seesAFieldLeaveItsOneof() {
        assertBreaks(
                message -> message.getFieldBuilder(CHOICE).clearOneofIndex(),
                sides -> {},
                "FIELD_SAME_ONEOF: t.v1.Order.choice");
    }

    @Test
    void seesAReservationLifted() {
        assertBreaks(
                message -> message.clearReservedRange().clearReservedName(),
                sides -> sides.clearReservedRange(),
                "RESERVED_MESSAGE_NO_DELETE: t.v1.Order",
                "RESERVED_MESSAGE_NO_DELETE: t.v1.Order",
                "RESERVED_ENUM_NO_DELETE: t.v1.Order.Side");
    }

    @Test
    void seesAValueThatIsGone() {
        assertBreaks(
                message -> {},
                sides -> sides.removeValue(1),
                "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED: t.v1.Order.Side.SIDE_BUY",
                "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED: t.v1.Order.Side.SIDE_BUY");
        assertBreaks(
                message -> {},
                sides ->
                        sides.removeValue(1)
                                .addReservedName("SIDE_BUY")
                                .addReservedRange(
                                        EnumReservedRange.newBuilder().setStart(1).setEnd(1)));
    }

    @Test
    void seesAValueUnderAnotherName() {
        assertBreaks(
                message -> {},
                sides -> sides.getValueBuilder(1).setName("SIDE_BID"),
                "ENUM_VALUE_SAME_NAME: t.v1.Order.Side.SIDE_BUY");
    }

    @Test
    void seesAMessageAndAnEnumThatAreGone() {
        assertThat(WireBreaks.between(schema(), FileDescriptorSet.getDefaultInstance()))
                .containsExactlyInAnyOrder(
                        "MESSAGE_NO_DELETE: t.v1.Order", "ENUM_NO_DELETE: t.v1.Order.Side");
    }

    private static void assertBreaks(
            Consumer<DescriptorProto.Builder> change,
            Consumer<EnumDescriptorProto.Builder> enumChange,
            String... expected) {
        FileDescriptorSet.Builder now = schema().toBuilder();
        DescriptorProto.Builder message = now.getFileBuilder(0).getMessageTypeBuilder(0);
        enumChange.accept(message.getEnumTypeBuilder(0));
        change.accept(message);
        assertThat(WireBreaks.between(schema(), now.build())).containsExactlyInAnyOrder(expected);
    }

    private static FileDescriptorSet schema() {
        return FileDescriptorSet.newBuilder()
                .addFile(
                        FileDescriptorProto.newBuilder().setPackage("t.v1").addMessageType(order()))
                .build();
    }

    private static DescriptorProto.Builder order() {
        return DescriptorProto.newBuilder()
                .setName("Order")
                .addField(field("price", 1, Type.TYPE_STRING))
                .addField(field("choice", 2, Type.TYPE_STRING).setOneofIndex(0))
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("kind"))
                .addReservedName("old")
                .addReservedRange(ReservedRange.newBuilder().setStart(5).setEnd(6))
                .addEnumType(
                        EnumDescriptorProto.newBuilder()
                                .setName("Side")
                                .addValue(value("SIDE_UNSPECIFIED", 0))
                                .addValue(value("SIDE_BUY", 1))
                                .addReservedRange(
                                        EnumReservedRange.newBuilder().setStart(4).setEnd(4)));
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setJsonName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static EnumValueDescriptorProto.Builder value(String name, int number) {
        return EnumValueDescriptorProto.newBuilder().setName(name).setNumber(number);
    }
}
