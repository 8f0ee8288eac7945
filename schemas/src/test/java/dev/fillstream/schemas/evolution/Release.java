package dev.fillstream.schemas.evolution;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a release left behind: its schemas as a descriptor set in text, and a record of each kind as
 * it wrote them, in bytes and in JSON.
 */
record Release(Path directory) {

    private static final Path ALL = Path.of("src", "test", "resources", "released");

    /** A record of a release: {@code fillstream.v1.OrderCommand/new_order_single}. */
    record Written(String name, byte[] bytes, String json) {

        String messageName() {
            int choice = name.indexOf('/');
            return choice < 0 ? name : name.substring(0, choice);
        }
    }

    static List<Release> all() throws IOException {
        try (Stream<Path> releases = Files.list(ALL)) {
            return releases.sorted().map(Release::new).toList();
        }
    }

    FileDescriptorSet schemas() throws IOException {
        return TextFormat.parse(
                Files.readString(directory.resolve("schemas.txtpb")), FileDescriptorSet.class);
    }

    List<Written> records() throws IOException {
        List<Written> records = new ArrayList<>();
        List<String> lines = Files.readAllLines(directory.resolve("records.txt"));
        for (int i = 0; i + 2 < lines.size(); i += 4) {
            records.add(
                    new Written(
                            lines.get(i),
                            HexFormat.of().parseHex(lines.get(i + 1)),
                            lines.get(i + 2)));
        }
        return records;
    }

    /** Leaves behind what the build has now, under the version that is about to be released. */
    static void write(String version) throws IOException {
        Path directory = Files.createDirectories(ALL.resolve(version));
        Files.writeString(
                directory.resolve("schemas.txtpb"),
                TextFormat.printer().printToString(WireContract.current()));
        StringBuilder records = new StringBuilder();
        for (Map.Entry<String, Message> sample : SampleRecords.all().entrySet()) {
            records.append(sample.getKey()).append('\n');
            records.append(HexFormat.of().formatHex(sample.getValue().toByteArray())).append('\n');
            records.append(json(sample.getValue())).append("\n\n");
        }
        Files.writeString(directory.resolve("records.txt"), records);
    }

    private static String json(Message message) throws InvalidProtocolBufferException {
        return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
    }
}
