package dev.fillstream.schemas.evolution;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto.EnumReservedRange;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a newer schema does that a reader or writer of an older one would trip over, in Protobuf or
 * in its JSON form: the rules that {@code buf breaking} calls WIRE_JSON, each under its name there.
 * Stricter in two points: a message or enum may not go, and a field keeps its very type, not only
 * one that happens to read the same bytes.
 */
final class WireBreaks {

    private final List<String> found = new ArrayList<>();

    private WireBreaks() {}

    /** One sentence per break, beginning with the rule's name; empty where all is well. */
    static List<String> between(FileDescriptorSet released, FileDescriptorSet current) {
        WireBreaks breaks = new WireBreaks();
        Map<String, DescriptorProto> messages = new LinkedHashMap<>();
        Map<String, EnumDescriptorProto> enums = new LinkedHashMap<>();
        current.getFileList().forEach(file -> collect(file, messages, enums));
        Map<String, DescriptorProto> oldMessages = new LinkedHashMap<>();
        Map<String, EnumDescriptorProto> oldEnums = new LinkedHashMap<>();
        released.getFileList().forEach(file -> collect(file, oldMessages, oldEnums));
        oldMessages.forEach((name, old) -> breaks.message(name, old, messages.get(name)));
        oldEnums.forEach((name, old) -> breaks.enumeration(name, old, enums.get(name)));
        return breaks.found;
    }

    private static void collect(
            FileDescriptorProto file,
            Map<String, DescriptorProto> messages,
            Map<String, EnumDescriptorProto> enums) {
        file.getEnumTypeList().forEach(e -> enums.put(file.getPackage() + "." + e.getName(), e));
        file.getMessageTypeList().forEach(m -> collect(file.getPackage(), m, messages, enums));
    }

    private static void collect(
            String scope,
            DescriptorProto message,
            Map<String, DescriptorProto> messages,
            Map<String, EnumDescriptorProto> enums) {
        String name = scope + "." + message.getName();
        messages.put(name, message);
        message.getEnumTypeList().forEach(e -> enums.put(name + "." + e.getName(), e));
        message.getNestedTypeList().forEach(m -> collect(name, m, messages, enums));
    }

    private void message(String name, DescriptorProto old, DescriptorProto now) {
        if (now == null) {
            found.add("MESSAGE_NO_DELETE: " + name);
            return;
        }
        for (FieldDescriptorProto field : old.getFieldList()) {
            FieldDescriptorProto same =
                    now.getFieldList().stream()
                            .filter(each -> each.getNumber() == field.getNumber())
                            .findFirst()
                            .orElse(null);
            String place = name + "." + field.getName();
            if (same == null) {
                deletedField(place, field, now);
            } else {
                keptField(place, field, same, oneof(old, field), oneof(now, same));
            }
        }
        for (ReservedRange range : old.getReservedRangeList()) {
            expect(now.getReservedRangeList().contains(range), "RESERVED_MESSAGE_NO_DELETE", name);
        }
        expect(
                now.getReservedNameList().containsAll(old.getReservedNameList()),
                "RESERVED_MESSAGE_NO_DELETE",
                name);
    }

    private void deletedField(String place, FieldDescriptorProto field, DescriptorProto now) {
        expect(
                now.getReservedRangeList().stream()
                        .anyMatch(
                                range ->
                                        range.getStart() <= field.getNumber()
                                                && field.getNumber() < range.getEnd()),
                "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
                place);
        expect(
                now.getReservedNameList().contains(field.getName()),
                "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
                place);
    }

    private void keptField(
            String place,
            FieldDescriptorProto old,
            FieldDescriptorProto now,
            String oldOneof,
            String nowOneof) {
        expect(old.getName().equals(now.getName()), "FIELD_SAME_NAME", place);
        expect(old.getJsonName().equals(now.getJsonName()), "FIELD_SAME_JSON_NAME", place);
        expect(
                old.getType() == now.getType() && old.getTypeName().equals(now.getTypeName()),
                "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
                place);
        expect(
                old.getLabel() == now.getLabel()
                        && old.getProto3Optional() == now.getProto3Optional(),
                "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
                place);
        expect(oldOneof.equals(nowOneof), "FIELD_SAME_ONEOF", place);
    }

    /** The real oneof that a field belongs to; a lone optional field has none. */
    private static String oneof(DescriptorProto message, FieldDescriptorProto field) {
        return field.hasOneofIndex() && !field.getProto3Optional()
                ? message.getOneofDecl(field.getOneofIndex()).getName()
                : "";
    }

    private void enumeration(String name, EnumDescriptorProto old, EnumDescriptorProto now) {
        if (now == null) {
            found.add("ENUM_NO_DELETE: " + name);
            return;
        }
        for (EnumValueDescriptorProto value : old.getValueList()) {
            String place = name + "." + value.getName();
            List<String> names =
                    now.getValueList().stream()
                            .filter(each -> each.getNumber() == value.getNumber())
                            .map(EnumValueDescriptorProto::getName)
                            .toList();
            if (names.isEmpty()) {
                expect(
                        now.getReservedRangeList().stream()
                                .anyMatch(range -> covers(range, value.getNumber())),
                        "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
                        place);
                expect(
                        now.getReservedNameList().contains(value.getName()),
                        "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
                        place);
            } else {
                expect(names.contains(value.getName()), "ENUM_VALUE_SAME_NAME", place);
            }
        }
        expect(
                now.getReservedRangeList().containsAll(old.getReservedRangeList())
                        && now.getReservedNameList().containsAll(old.getReservedNameList()),
                "RESERVED_ENUM_NO_DELETE",
                name);
    }

    /** Of an enum's range both ends belong to it. */
    private static boolean covers(EnumReservedRange range, int number) {
        return range.getStart() <= number && number <= range.getEnd();
    }

    private void expect(boolean holds, String rule, String place) {
        if (!holds) {
            found.add(rule + ": " + place);
        }
    }
}
