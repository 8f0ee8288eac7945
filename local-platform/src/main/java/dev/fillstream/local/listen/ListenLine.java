package dev.fillstream.local.listen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fillstream.local.cli.Screen;
import dev.fillstream.local.listen.Forwarding.Answer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** One webhook as one line for people. */
final class ListenLine {

    private ListenLine() {}

    static String of(Map<String, String> headers, Inspection.Finding finding, Answer answer) {
        JsonNode event = finding.event();
        JsonNode data = event.path("data");
        StringBuilder line = new StringBuilder();
        line.append(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ');
        line.append(finding.genuine() ? Screen.green("genuine") : Screen.red("NOT GENUINE"));
        line.append(' ').append(Screen.bold(event.path("type").asText("?")));
        line.append(' ').append(data.path("account").asText());
        line.append(' ').append(data.path("clOrdId").asText());
        line.append(" #").append(data.path("reportSeq").asText("-"));
        line.append(' ').append(Screen.dim(headers.getOrDefault("webhook-id", "")));
        line.append(" → ").append(answer.status());
        if (!answer.problem().isEmpty()) {
            line.append(' ').append(Screen.red(answer.problem()));
        }
        if (finding.repeated()) {
            line.append(' ').append(Screen.yellow("again"));
        }
        if (finding.missing() > 0) {
            line.append(' ').append(Screen.red(finding.missing() + " missing before it"));
        }
        return line.toString();
    }
}
