package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.v1.OrdStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The programs in examples/, run as their README says. */
@Order(2)
class ExamplesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().getParent().resolve("examples");

    private final RunningPipeline pipeline = RunningPipeline.get();
    private final String brokers = pipeline.stack().view().bootstrapServers();

    @Test
    void kcatPlacesAnOrderAndCancelsAnother() throws Exception {
        OutsideProgram.required("kcat");
        Path folder = EXAMPLES.resolve("kcat");
        OutsideProgram sh = OutsideProgram.in(folder, Map.of("FILLSTREAM_BROKERS", brokers));
        try (Trial trial = pipeline.trial("kcat", 0)) {
            String traded = trial.runPrefix() + "1";
            String rested = trial.runPrefix() + "2";
            sh.run("./place-order.sh", "acct-2", traded, "ACME", "10");
            sh.run("./place-order.sh", "acct-2", rested, "ACME", "10", belowTheMarket("ACME"));
            String restedId = orderId("acct-2", rested);
            Eventually.holds(
                    "the order at the venue",
                    PATIENCE,
                    () ->
                            trial.receipts().stream()
                                    .anyMatch(each -> each.bodyText().contains(restedId)));
            sh.run("./cancel-order.sh", "acct-2", rested + "-cancel", rested);

            RunningPipeline.assertConserved(trial, 2);

            History history = History.of(trial.evidence());
            assertEnded(history, orderId("acct-2", traded), OrdStatus.ORD_STATUS_FILLED);
            assertEnded(history, restedId, OrdStatus.ORD_STATUS_CANCELED);
        }
    }

    @Test
    void nodePlacesAnOrderInProtobufAndReadsItsReports() throws Exception {
        OutsideProgram.required("node");
        OutsideProgram.required("npm");
        OutsideProgram node =
                OutsideProgram.in(
                        installed(),
                        Map.of(
                                "FILLSTREAM_BROKERS",
                                brokers,
                                "FILLSTREAM_PROTO",
                                EXAMPLES.resolveSibling("schemas/src/main/proto").toString()));
        try (Trial trial = pipeline.trial("node", 0)) {
            String clOrdId = trial.runPrefix() + "1";
            JsonNode sent =
                    JSON.readTree(
                            node.run("node", "place-order.mjs", "acct-3", clOrdId, "ACME", "10"));
            String orderId = sent.path("orderId").asText();
            assertThat(orderId).isEqualTo(orderId("acct-3", clOrdId));

            String[] reports = node.run("node", "read-reports.mjs", orderId, "60").split("\n");
            for (int i = 0; i < reports.length; i++) {
                assertThat(JSON.readTree(reports[i]).path("reportSeq").asInt()).isEqualTo(i + 1);
            }
            assertThat(JSON.readTree(reports[reports.length - 1]).path("ordStatus").asText())
                    .isEqualTo("ORD_STATUS_FILLED");

            RunningPipeline.assertConserved(trial, 1);
            OrderCase story = History.of(trial.evidence()).order(orderId).orElseThrow();
            assertThat(story.commands().getFirst().record().partition())
                    .isEqualTo(sent.path("partition").asInt());
            assertThat(story.isApproved()).isTrue();
        }
    }

    /** A copy of the example with its packages, so that the build leaves the sources alone. */
    private static Path installed() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "example-node").toAbsolutePath());
        for (String file :
                Set.of(
                        "package.json",
                        "package-lock.json",
                        ".npmrc",
                        "fillstream.mjs",
                        "place-order.mjs",
                        "read-reports.mjs")) {
            Files.copy(
                    EXAMPLES.resolve("node").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        OutsideProgram.in(folder, Map.of())
                .runIfReachable("npm", "ci", "--ignore-scripts", "--fetch-retries=1");
        return folder;
    }

    private String belowTheMarket(String symbol) {
        BigDecimal price = PriceSnapshot.of(brokers, List.of(symbol), PATIENCE).get(symbol);
        return price.multiply(new BigDecimal("0.95")).setScale(2, RoundingMode.DOWN).toString();
    }

    private static void assertEnded(History history, String orderId, OrdStatus expected) {
        OrderCase story = history.order(orderId).orElseThrow();
        assertThat(story.lastReport())
                .get()
                .satisfies(report -> assertThat(report.getOrdStatus()).isEqualTo(expected));
    }

    private static String orderId(String account, String clOrdId) {
        return OrderId.derive(new Account(account), new ClOrdId(clOrdId)).toString();
    }
}
