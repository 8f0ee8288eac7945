package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DecisionSealTest {

    private static final String TOPIC = "risk-approved";
    private static final byte[] VALUE = "a decision".getBytes(UTF_8);

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void takesWhatItSealedItself() {
        seal("secret").seal(TOPIC, VALUE, headers);
        assertThat(seal("secret").isGenuine(TOPIC, VALUE, headers)).isTrue();
    }

    @Test
    void isTheHmacOfTopicAndValueInHex() {
        seal("secret").seal(TOPIC, VALUE, headers);
        // printf 'risk-approved\0a decision' | openssl dgst -sha256 -hmac secret
        assertThat(EventHeaders.text(headers, DecisionSeal.HEADER))
                .isEqualTo("99ba6f3fb7b3253e7cfea85eaa45ffb7d1addc8ef67ae96f9a1ef42c215fd657");
    }

    @Test
    void refusesAnotherValueTopicOrSecretAndNone() {
        assertThat(seal("secret").isGenuine(TOPIC, VALUE, headers)).isFalse();
        seal("secret").seal(TOPIC, VALUE, headers);
        byte[] changed = VALUE.clone();
        changed[0]++;
        assertThat(seal("secret").isGenuine(TOPIC, changed, headers)).isFalse();
        assertThat(seal("secret").isGenuine("risk-rejected", VALUE, headers)).isFalse();
        assertThat(seal("other").isGenuine(TOPIC, VALUE, headers)).isFalse();
        headers.add(DecisionSeal.HEADER, null);
        assertThat(seal("secret").isGenuine(TOPIC, VALUE, headers)).isFalse();
    }

    @Test
    void takesAnOldSecretBesideTheNewOne() {
        seal("old").seal(TOPIC, VALUE, headers);
        assertThat(seal("new, old").isGenuine(TOPIC, VALUE, headers)).isTrue();
        seal("new,old").seal(TOPIC, VALUE, headers);
        assertThat(seal("old").isGenuine(TOPIC, VALUE, headers)).isFalse();
        assertThat(seal("new").isGenuine(TOPIC, VALUE, headers)).isTrue();
    }

    @Test
    void sealsNothingWithoutASecret() {
        assertThat(DecisionSeal.of(Optional.empty())).isEmpty();
        assertThat(DecisionSeal.of(Optional.of(" , "))).isEmpty();
    }

    private static DecisionSeal seal(String secrets) {
        return DecisionSeal.of(Optional.of(secrets)).orElseThrow();
    }
}
