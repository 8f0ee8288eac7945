package dev.fillstream.local.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.fillstream.local.listen.Inspection.Finding;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Webhook webhook;
    private Inspection inspection;

    @BeforeEach
    void make() throws Exception {
        webhook = new Webhook(SECRET);
        inspection = new Inspection(webhook);
    }

    @Test
    void knowsWhatIsGenuine() throws Exception {
        Finding finding = inspect("a", body(0, 1), body(0, 1));
        assertThat(finding.genuine()).isTrue();
        assertThat(finding.event().path("type").asText()).isEqualTo("execution.trade");
    }

    @Test
    void seesThatABodyWasChangedOrIsNotSigned() throws Exception {
        assertThat(inspect("a", body(0, 1), body(0, 2)).genuine()).isFalse();
        assertThat(inspection.inspect(Map.of(), "no json").genuine()).isFalse();
    }

    @Test
    void seesThatOneComesAgain() throws Exception {
        assertThat(inspect("a", body(0, 1), body(0, 1)).repeated()).isFalse();
        Finding again = inspect("a", body(0, 1), body(0, 1));
        assertThat(again.repeated()).isTrue();
        assertThat(again.missing()).isZero();
    }

    @Test
    void provesAGapWithinAPartition() throws Exception {
        assertThat(inspect("a", body(0, 5), body(0, 5)).missing()).isZero();
        assertThat(inspect("b", body(1, 9), body(1, 9)).missing()).isZero();
        assertThat(inspect("c", body(0, 6), body(0, 6)).missing()).isZero();
        assertThat(inspect("d", body(0, 9), body(0, 9)).missing()).isEqualTo(2);
    }

    private Finding inspect(String id, String signed, String sent) throws Exception {
        long now = Instant.now().getEpochSecond();
        String signature = webhook.sign(id, now, signed);
        return inspection.inspect(
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(now),
                        "webhook-signature",
                        signature + " v1a,AAAA"),
                sent);
    }

    private static String body(int partition, long number) {
        return ("{\"type\":\"execution.trade\",\"data\":{},"
                        + "\"delivery\":{\"partition\":%d,\"endpointSeq\":%d}}")
                .formatted(partition, number);
    }
}
