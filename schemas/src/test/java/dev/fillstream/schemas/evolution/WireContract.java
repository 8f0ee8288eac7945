package dev.fillstream.schemas.evolution;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every schema file that stands behind a topic or a state store, and the messages they hold. */
final class WireContract {

    private WireContract() {}

    /** The messages that are values of topics. */
    static Set<Descriptor> topicValues() {
        Set<Descriptor> values = new LinkedHashSet<>();
        for (Topic<?> topic : Topic.all()) {
            // A field that no message has: the least that is not an empty value.
            byte[] something = {(byte) 0xA2, 0x7f, 0x00};
            if (topic.format().read(something) instanceof Readable<?>(var message)) {
                values.add(((Message) message).getDescriptorForType());
            }
        }
        return values;
    }

    /** As a descriptor set, files by name. */
    static FileDescriptorSet current() {
        Map<String, FileDescriptorProto> files = new TreeMap<>();
        topicValues().forEach(value -> collect(value.getFile(), files));
        collect(StoredDecision.getDescriptor().getFile(), files);
        return FileDescriptorSet.newBuilder().addAllFile(files.values()).build();
    }

    private static void collect(FileDescriptor file, Map<String, FileDescriptorProto> files) {
        if (file.getName().startsWith("fillstream/") && !files.containsKey(file.getName())) {
            FileDescriptorProto.Builder proto = file.toProto().toBuilder();
            for (Descriptor message : file.getMessageTypes()) {
                nameInJson(message, proto.getMessageTypeBuilder(message.getIndex()));
            }
            files.put(file.getName(), proto.build());
            file.getDependencies().forEach(each -> collect(each, files));
        }
    }

    /** Generated code leaves out the JSON names that follow from the names. */
    private static void nameInJson(Descriptor message, DescriptorProto.Builder proto) {
        for (FieldDescriptor field : message.getFields()) {
            proto.getFieldBuilder(field.getIndex()).setJsonName(field.getJsonName());
        }
        for (Descriptor nested : message.getNestedTypes()) {
            nameInJson(nested, proto.getNestedTypeBuilder(nested.getIndex()));
        }
    }
}
