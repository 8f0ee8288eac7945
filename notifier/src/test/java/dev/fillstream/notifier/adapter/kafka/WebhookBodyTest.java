package dev.fillstream.notifier.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.lane.Place;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    private static final Place PLACE = new Place(999_999, Long.MAX_VALUE, Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"a", "€", "\u0001", "\"", "\ud83d\ude00"})
    void staysBelow20KilobytesWhateverTheReportHolds(String character) {
        String text = character.repeat(30_000);
        ExecutionReport.Builder report = ExecutionReport.newBuilder();
        ExecutionReport.getDescriptor().getFields().stream()
                .filter(field -> field.getJavaType().name().equals("STRING"))
                .forEach(field -> report.setField(field, text));
        report.setRefusal(
                Refusal.newBuilder().setCode(text).setText(text).setObserved(text).setLimit(text));
        byte[] body = PLACE.in(WebhookBody.of("execution.new", report.build(), Instant.EPOCH));
        assertThat(body).hasSizeLessThanOrEqualTo(20_000);
        JsonObject read = new JsonObject(new String(body, UTF_8));
        assertThat(read.getJsonObject("data").getString("text")).isNotEmpty();
        assertThat(read.getJsonObject("delivery").getLong("endpointSeq")).isEqualTo(Long.MAX_VALUE);
    }
}
