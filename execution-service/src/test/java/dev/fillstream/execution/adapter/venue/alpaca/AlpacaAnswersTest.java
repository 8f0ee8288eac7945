package dev.fillstream.execution.adapter.venue.alpaca;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.value.OrderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaAnswersTest {

    private static final OrderId ORDER = anOrder().limit("12.34").of(100).orderId();
    private static final OrderId OTHER = anOrder().clOrdId("other").limit("1").of(1).orderId();

    @Test
    void anOrderOfOursInTheAnswerIsAccepted() {
        assertThat(AlpacaAnswers.submit(ORDER, 200, body(ORDER)))
                .isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(AlpacaAnswers.query(ORDER, 200, body(ORDER)).outcome())
                .isInstanceOf(QueryOutcome.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"id\":\"1\"}"})
    void aBodyThatIsNotTheOrderProvesNothing(String body) {
        assertThat(AlpacaAnswers.submit(ORDER, 200, body))
                .isInstanceOf(SubmitOutcome.Unknown.class);
        assertThat(AlpacaAnswers.query(ORDER, 200, body).outcome())
                .isInstanceOf(QueryOutcome.Unknown.class);
    }

    @Test
    void anotherOrdersAnswerProvesNothing() {
        assertThat(AlpacaAnswers.submit(ORDER, 200, body(OTHER)))
                .isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422})
    void aRefusalIsDefinite(int status) {
        assertThat(AlpacaAnswers.submit(ORDER, status, "{\"message\":\"no\"}"))
                .isInstanceOf(SubmitOutcome.Refused.class);
    }

    @Test
    void anIdSeenBeforeMustBeAskedAfter() {
        String body = "{\"message\":\"client_order_id must be unique\"}";
        assertThat(AlpacaAnswers.submit(ORDER, 422, body))
                .isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 408, 409, 500, 502, 503, 504})
    void whateverElseProvesNothingAboutASubmission(int status) {
        assertThat(AlpacaAnswers.submit(ORDER, status, "{}"))
                .isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void b16ACodeThatNobodyKnowsRefusesOnlyWhereTheStatusDoes() {
        String body = "{\"code\":99999999,\"message\":\"no\"}";
        assertThat(AlpacaAnswers.submit(ORDER, 422, body))
                .isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(AlpacaAnswers.submit(ORDER, 418, body))
                .isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void b20ALimitOfRequestsIsReachedBeforeTheOrderIsLookedAt() {
        assertThat(AlpacaAnswers.submit(ORDER, 429, "{}"))
                .isInstanceOf(SubmitOutcome.Deferred.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422, 429, 500, 503})
    void onlyNotFoundIsAbsence(int status) {
        assertThat(AlpacaAnswers.query(ORDER, 404, "{}").outcome())
                .isEqualTo(new QueryOutcome.NotFound());
        assertThat(AlpacaAnswers.query(ORDER, status, "{}").outcome())
                .isInstanceOf(QueryOutcome.Unknown.class);
    }

    @Test
    void aCancelIsTakenRefusedOrNobodyKnows() {
        assertThat(AlpacaAnswers.cancel(204, null)).isEqualTo(new RequestOutcome.Requested());
        assertThat(AlpacaAnswers.cancel(422, "{}")).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(AlpacaAnswers.cancel(404, "{}")).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(AlpacaAnswers.cancel(500, "{}")).isInstanceOf(RequestOutcome.Unknown.class);
    }

    @Test
    void aReplaceIsTakenRefusedOrNobodyKnows() {
        assertThat(AlpacaAnswers.replace(200, body(ORDER)))
                .isEqualTo(new RequestOutcome.Requested());
        assertThat(AlpacaAnswers.replace(422, "{}")).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(AlpacaAnswers.replace(403, "{}")).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(AlpacaAnswers.replace(404, "{}")).isInstanceOf(RequestOutcome.Refused.class);
        assertThat(AlpacaAnswers.replace(429, "{}")).isInstanceOf(RequestOutcome.Unknown.class);
        assertThat(AlpacaAnswers.replace(503, "{}")).isInstanceOf(RequestOutcome.Unknown.class);
        assertThat(AlpacaAnswers.replace(422, "{\"message\":\"client_order_id must be unique\"}"))
                .isInstanceOf(RequestOutcome.Unknown.class);
    }

    private static String body(OrderId orderId) {
        return "{\"id\":\"v-1\",\"client_order_id\":\""
                + orderId
                + "\",\"status\":\"new\",\"filled_qty\":\"0\","
                + "\"submitted_at\":\"2026-11-24T12:00:00Z\","
                + "\"updated_at\":\"2026-11-24T12:00:00Z\"}";
    }
}
