package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.NewOrderSingle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What docs/topics.md says that code can check. */
@Order(1)
class TopicsPageTest {

    private static final Pattern VECTOR =
            Pattern.compile(
                    "^\\| `([^`]+)` \\| `([0-9a-f]{8})` \\| (\\d+) \\| (\\d+) \\|$",
                    Pattern.MULTILINE);

    private final String page =
            Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/topics.md"));

    TopicsPageTest() throws IOException {}

    @Test
    void partitionsAreThoseOfKafka() {
        var vectors = VECTOR.matcher(page).results().toList();
        assertThat(vectors).hasSize(4);
        for (MatchResult vector : vectors) {
            int hash = Utils.murmur2(vector.group(1).getBytes(UTF_8));
            assertThat(vector.group(2)).isEqualTo(String.format("%08x", hash));
            assertThat(vector.group(3)).isEqualTo(Integer.toString(Utils.toPositive(hash) % 4));
            assertThat(vector.group(4)).isEqualTo(Integer.toString(Utils.toPositive(hash) % 48));
        }
    }

    @Test
    void derivedOrderIdIsOurs() {
        assertThat(page)
                .contains(
                        "`acct-1/c-1` gives `%s`"
                                .formatted(
                                        OrderId.derive(new Account("acct-1"), new ClOrdId("c-1"))));
    }

    @Test
    void everyTopicHasItsPlace() {
        for (Topic<?> topic : Topic.all()) {
            boolean isControl = topic.retention() instanceof Topic.Retention.Compact;
            assertThat(page).contains(isControl ? "| `" + topic.name() : "## " + topic.name());
        }
    }

    @Test
    void everyReasonOfADeadLetterIsTold() {
        for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
            // Of reports, not of orders.
            if (reason != DeadLetter.Reason.FIELD_INVALID) {
                assertThat(page).contains("`" + reason.name() + "`");
            }
        }
    }

    @Test
    void everyFieldOfAnOrderIsTold() {
        for (FieldDescriptor field : NewOrderSingle.getDescriptor().getFields()) {
            assertThat(page).contains("| `" + field.getJsonName() + "` |");
        }
    }
}
