package dev.fillstream.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointTable;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.lane.Place;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an endpoint is told of the report before, and what is counted for it. */
class PlacesTest {

    private static final UUID ORDER = new UUID(0, 1);

    private final Endpoint everything = endpoint(1, Set.of("*"));
    private final Endpoint tradesOnly = endpoint(2, Set.of("execution.trade"));
    private final EndpointTable table = new EndpointTable(List.of(everything, tradesOnly));
    private final OrderHistories histories = new OrderHistories(100);

    @Test
    void whoGetsEverythingHasThePreviousReport() {
        assertThat(previous(everything, "execution.new", 1)).isZero();
        assertThat(previous(everything, "execution.trade", 2)).isEqualTo(1);
        assertThat(previous(everything, "execution.trade", 9)).isEqualTo(8);
    }

    @Test
    void whoGetsSomeTypesHasThePreviousOfThose() {
        assertThat(previous(tradesOnly, "execution.trade", 1)).isZero();
        previous(tradesOnly, "execution.replaced", 2);
        previous(tradesOnly, "execution.pending_cancel", 3);
        assertThat(previous(tradesOnly, "execution.trade", 4)).isEqualTo(1);
        assertThat(previous(tradesOnly, "execution.trade", 5)).isEqualTo(4);
    }

    @Test
    void theFirstOfItsTypesHasNoneBeforeIt() {
        previous(tradesOnly, "execution.new", 1);
        assertThat(previous(tradesOnly, "execution.trade", 2)).isZero();
    }

    @Test
    void saysNothingOfAnOrderWhoseBeginningItHasNotSeen() {
        previous(tradesOnly, "execution.new", 3);
        assertThat(previous(tradesOnly, "execution.trade", 4)).isEqualTo(Place.UNKNOWN);
        histories.forget();
        assertThat(previous(everything, "execution.trade", 5)).isEqualTo(4);
    }

    @Test
    void countsWhatConcernsAnEndpointAndWhatOfItItDoesNotWant() {
        Matches matches = new Matches(table, histories);
        matches.add(draft("execution.new", 1));
        matches.add(draft("execution.trade", 2));
        assertThat(matches.counts().get(everything.id()).matching).isEqualTo(2);
        assertThat(matches.counts().get(everything.id()).unwanted).isZero();
        assertThat(matches.counts().get(tradesOnly.id()).matching).isEqualTo(2);
        assertThat(matches.counts().get(tradesOnly.id()).unwanted).isEqualTo(1);
        assertThat(matches.fanouts()).hasSize(2);
    }

    private long previous(Endpoint endpoint, String type, long reportSeq) {
        Matches matches = new Matches(table, histories);
        matches.add(draft(type, reportSeq));
        return matches.fanouts().stream()
                .flatMap(fanout -> fanout.targets().stream())
                .filter(target -> target.endpoint().equals(endpoint))
                .mapToLong(Fanout.Target::previousReportSeq)
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    private static Draft draft(String type, long reportSeq) {
        UUID id = new UUID(9, reportSeq);
        return new Draft(
                id,
                "a",
                type,
                ORDER,
                reportSeq,
                () ->
                        new WebhookEvent(
                                id, type, "a", ORDER, reportSeq, 0, new byte[0], null, null));
    }

    private static Endpoint endpoint(int id, Set<String> types) {
        return new Endpoint(
                new UUID(1, id),
                EndpointUrl.parse("https://hooks.example.com/"),
                Set.of("a"),
                types,
                null,
                Map.of(),
                List.of(new SigningSecret(WebhookSecret.generate(), null)),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}
