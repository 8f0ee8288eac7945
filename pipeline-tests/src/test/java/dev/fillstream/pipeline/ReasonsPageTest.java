package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/reasons.md says what the code says. */
@Order(1)
class ReasonsPageTest {

    private final Path root = Path.of("").toAbsolutePath().getParent();

    @Test
    void pageSaysWhatTheCodeSays() throws Exception {
        Path page = root.resolve("docs/reasons.md");
        String text = new ReasonsPage(root).text();
        if (Boolean.getBoolean("reasons.write")) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).isEqualTo(text);
    }

    /** The page is read from source; the compiled enums say whether a constant was overlooked. */
    @ParameterizedTest
    @CsvSource({
        "risk-processor, dev.fillstream.risk.check.RiskCode, Risk refused the order",
        "trading-model, dev.fillstream.model.order.RequestRefusal, The order's state refused",
        "execution-service, dev.fillstream.execution.ExecutionCode, Execution or the venue",
        "order-intake, dev.fillstream.intake.submission.IntakeCode, order-intake refused",
        "risk-processor, dev.fillstream.risk.adapter.rest.ProblemCode, risk-processor refused",
        "notifier, dev.fillstream.notifier.delivery.DeliveryCode, A webhook was not delivered",
        "notifier, dev.fillstream.notifier.adapter.rest.ProblemCode, notifier refused",
        "execution-service, dev.fillstream.execution.adapter.rest.ProblemCode, execution-service",
        "schemas, dev.fillstream.schemas.DeadLetter$Reason, A record became a dead letter"
    })
    void pageHasEachConstantOnce(String module, String type, String section) throws Exception {
        String text = new ReasonsPage(root).text();
        String rows = text.substring(text.indexOf("\n## " + section));
        int end = rows.indexOf("\n## ", 1);
        List<String> listed =
                (end < 0 ? rows : rows.substring(0, end))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(3, line.indexOf('`', 3)))
                        .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(constants(module, type));
    }

    private List<String> constants(String module, String type) throws Exception {
        URL classes = root.resolve(module).resolve("target/classes/").toUri().toURL();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
            return Stream.of(Class.forName(type, false, loader).getFields())
                    .filter(Field::isEnumConstant)
                    .map(Field::getName)
                    .toList();
        }
    }

    @Test
    void pageHasEveryKindOfReason() throws Exception {
        assertThat(new ReasonsPage(root).text())
                .contains(
                        "`BUYING_POWER`",
                        "`APPROVAL_EXPIRED`",
                        "`CONTENT_TYPE_UNSUPPORTED`",
                        "`CONNECT_FAILED`",
                        "`QUOTA_EXCEEDED`",
                        "`CL_ORD_ID_REUSED`");
    }
}
