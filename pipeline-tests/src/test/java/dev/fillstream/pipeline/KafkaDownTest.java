package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.Part;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Without Kafka there is no 202, only a 503 that says when to come back; and then it is one order.
 */
@Order(5)
class KafkaDownTest {

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void answers503WithRetryAfterAndTakesTheSameOrderLater() throws Exception {
        try (Trial trial = pipeline.trial("down", 0)) {
            List<SampleOrder> plan = trial.plan(2, 3);
            RestSender rest =
                    new RestSender(
                            pipeline.http(),
                            pipeline.target().orderIntake(),
                            pipeline.target().operatorToken());
            pipeline.stack().killAndHold(Part.KAFKA);
            try {
                HttpResponse<String> answer = rest.send(plan.getFirst().order());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                JsonNode problem = new ObjectMapper().readTree(answer.body());
                assertThat(problem.path("code").asText()).isNotEmpty();
            } finally {
                pipeline.stack().start(Part.KAFKA);
            }
            plan.forEach(trial.load()::send);
            trial.load().send(new SampleOrder(plan.getFirst().order(), SampleOrder.Way.REST));
            assertThat(trial.load().unexpected()).isEmpty();
            RunningPipeline.assertConserved(trial, 2);
        }
    }
}
