package dev.fillstream.risk.adapter.streams.whatif;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.risk.adapter.streams.RiskTopology;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.decision.Unobserved;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code WhatIfMain BOOTSTRAP FILE FROM TO text|json PARTITIONS}: what {@code ./fillstream what-if}
 * runs. Ends with 0, or with 2 and one line on standard error where it was asked something wrong.
 */
public final class WhatIfMain {

    private static final int WRONG = 2;
    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Duration APPROVAL_TIME = Duration.ofSeconds(30);

    private WhatIfMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try {
            Path file = Path.of(arguments[1]);
            LimitsFile limits = LimitsFile.parse(file.getFileName().toString(), text(file));
            WhatIf question =
                    new WhatIf(
                            topology(Integer.parseInt(arguments[5])),
                            limits,
                            Instant.parse(arguments[2]),
                            Instant.parse(arguments[3]));
            WhatIfReport report = question.run(new LogReader(arguments[0]).read());
            out.print(
                    arguments[4].equals("json")
                            ? new ObjectMapper().writeValueAsString(report) + "\n"
                            : report.text());
            out.flush();
        } catch (Mistake mistake) {
            System.err.println(mistake.getMessage());
            System.exit(WRONG);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new Mistake("there is no file " + file);
        }
        return Files.readString(file);
    }

    private static RiskTopology topology(int partitions) {
        return new RiskTopology(
                new RiskDecider(StandardChecks.all()),
                new DecisionMapper(APPROVAL_TIME, "what-if"),
                // A question is not an event.
                new Unobserved(),
                partitions,
                RETENTION);
    }
}
