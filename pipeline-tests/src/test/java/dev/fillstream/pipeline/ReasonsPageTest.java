package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

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
