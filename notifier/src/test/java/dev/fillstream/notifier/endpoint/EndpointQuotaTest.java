package dev.fillstream.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EndpointQuotaTest {

    private static final EndpointQuota QUOTA = new EndpointQuota(10_000, 1_000);

    @Test
    void w20TenThousandEndpointsAreTheMostWhoeverTheirsAre() {
        assertThat(QUOTA.refusal(of("a", 9_999), Set.of("b"))).isEmpty();
        assertThat(QUOTA.refusal(of("a", 10_000), Set.of("b"))).contains("delete some first");
    }

    @Test
    void w20TheSameUrlAThousandTimesIsTheMostOfAnAccount() {
        assertThat(QUOTA.refusal(of("a", 999), Set.of("a"))).isEmpty();
        assertThat(QUOTA.refusal(of("a", 1_000), Set.of("b", "a")))
                .contains("an account may have 1000 endpoints; delete some first");
        assertThat(QUOTA.refusal(of("a", 1_000), Set.of("b"))).isEmpty();
    }

    private static List<Endpoint> of(String account, int number) {
        return Collections.nCopies(
                number,
                new Endpoint(
                        new UUID(1, 1),
                        EndpointUrl.parse("https://hooks.example.com/"),
                        Set.of(account),
                        Set.of("*"),
                        null,
                        Map.of(),
                        List.of(new SigningSecret(WebhookSecret.generate(), null)),
                        null,
                        null,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1));
    }
}
