package dev.fillstream.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schemas of now against those of every release. With {@code -Dschemas.release=VERSION} it
 * first leaves the present ones behind as that release.
 */
class SchemaEvolutionTest {

    private static final Map<String, Descriptor> TYPES =
            WireContract.topicValues().stream()
                    .collect(Collectors.toMap(Descriptor::getFullName, Function.identity()));

    @BeforeAll
    static void release() throws IOException {
        String version = System.getProperty("schemas.release");
        if (version != null) {
            Release.write(version);
        }
    }

    @Test
    void breaksNothingThatAReleaseReadsOrWrites() throws IOException {
        for (Release release : Release.all()) {
            assertThat(WireBreaks.between(release.schemas(), WireContract.current()))
                    .as(release.toString())
                    .isEmpty();
        }
    }

    @Test
    void readsEveryRecordThatAReleaseWroteAndWritesItTheSame() throws IOException {
        for (Release release : Release.all()) {
            for (Release.Written record : release.records()) {
                Message read = DynamicMessage.parseFrom(type(record), record.bytes());
                assertThat(hasUnknownFields(read)).as("unknown in %s", record.name()).isFalse();
                assertThat(read.toByteArray()).as(record.name()).isEqualTo(record.bytes());
            }
        }
    }

    @Test
    void readsTheJsonFormOfEveryRecordThatAReleaseWrote() throws IOException {
        for (Release release : Release.all()) {
            for (Release.Written record : release.records()) {
                DynamicMessage.Builder read = DynamicMessage.newBuilder(type(record));
                JsonFormat.parser().merge(record.json(), read);
                assertThat(read.build().toByteArray()).as(record.name()).isEqualTo(record.bytes());
            }
        }
    }

    @Test
    void everyReleaseHasARecordOfEachKindItKnew() throws IOException {
        assertThat(Release.all()).isNotEmpty();
        for (Release release : Release.all()) {
            assertThat(release.records())
                    .extracting(Release.Written::messageName)
                    .as(release.toString())
                    .contains(
                            "fillstream.v1.OrderCommand",
                            "fillstream.v1.ApprovedCommand",
                            "fillstream.v1.RejectedCommand",
                            "fillstream.v1.ExecutionEvent",
                            "fillstream.v1.DeliveryEvent",
                            "fillstream.v1.RiskLimits",
                            "fillstream.v1.TradingState",
                            "fillstream.v1.Instrument",
                            "fillstream.v1.ReferencePrice");
        }
    }

    @Test
    void guardsEverySchemaFile() throws IOException {
        Path root = Path.of("src", "main", "proto");
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names =
                    files.filter(file -> file.toString().endsWith(".proto"))
                            .map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .toList();
            assertThat(WireContract.current().getFileList())
                    .extracting(FileDescriptorProto::getName)
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static Descriptor type(Release.Written record) {
        Descriptor type = TYPES.get(record.messageName());
        assertThat(type).as("the message of %s is gone", record.name()).isNotNull();
        return type;
    }

    private static boolean hasUnknownFields(Message message) {
        return !message.getUnknownFields().asMap().isEmpty()
                || message.getAllFields().values().stream()
                        .flatMap(
                                value ->
                                        value instanceof List<?> list
                                                ? list.stream()
                                                : Stream.of(value))
                        .anyMatch(
                                value ->
                                        value instanceof Message nested
                                                && hasUnknownFields(nested));
    }
}
