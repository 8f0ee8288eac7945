package dev.fillstream.local.cli;

import dev.fillstream.local.follow.SeenRecord;
import dev.fillstream.local.follow.TopicFollower;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One order on its way: each hop as it happens, then where it stands and where the time went. */
final class Journey {

    /** A working order about which nothing was heard for so long rests at the venue. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final String clOrdId;
    private final OrderAnswer answer;
    private final boolean json;
    private final List<SeenRecord> hops = new ArrayList<>();

    Journey(String clOrdId, OrderAnswer answer, boolean json) {
        this.clOrdId = clOrdId;
        this.answer = answer;
        this.json = json;
    }

    void begin() {
        if (!json) {
            Screen.out().println(Screen.bold(answer.orderId()) + "  (clOrdId " + clOrdId + ")");
            print(answer.took(), "order-intake", "answered " + answer.status());
        }
    }

    /** Exit code: whether it came to rest in time. */
    int follow(TopicFollower follower, boolean untilFinal, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        Instant lastNews = Instant.now();
        while (Instant.now().isBefore(deadline)) {
            int known = hops.size();
            follower.poll(Duration.ofMillis(100)).stream()
                    .filter(record -> record.orderId().equals(answer.orderId()))
                    .forEach(this::seen);
            if (hops.size() > known) {
                lastNews = Instant.now();
            }
            boolean quiet = lastNews.plus(QUIET).isBefore(Instant.now());
            if (quiet && (isFinal() || (!untilFinal && isExecuting()))) {
                return end();
            }
        }
        end();
        System.err.println("Nothing final within " + UpReport.seconds(patience) + ".");
        return ExitCode.CHECK_FAILED;
    }

    private void seen(SeenRecord record) {
        hops.add(record);
        if (json) {
            Screen.out().println(RecordLine.json(record));
        } else {
            print(Duration.between(answer.sent(), record.time()), record.topic(), record.status());
        }
        Screen.out().flush();
    }

    private int end() {
        if (json) {
            return ExitCode.OK;
        }
        String state =
                hops.stream()
                        .filter(hop -> hop.topic().equals(Topic.EXECUTIONS.name()))
                        .reduce((first, second) -> second)
                        .map(SeenRecord::status)
                        .orElse("no report yet");
        Screen.out().println();
        Screen.out().println("stands at   " + Screen.bold(state));
        Screen.out().println("time went   " + legs());
        return ExitCode.OK;
    }

    /** From one topic to the next, by the first record on each. */
    private String legs() {
        List<String> legs = new ArrayList<>();
        Instant before = answer.sent();
        String topic = "";
        for (SeenRecord hop : hops) {
            if (!hop.topic().equals(topic)) {
                legs.add(hop.topic() + " " + millis(Duration.between(before, hop.time())));
                before = hop.time();
                topic = hop.topic();
            }
        }
        return String.join(", ", legs);
    }

    private boolean isFinal() {
        return hops.stream().anyMatch(SeenRecord::isFinal);
    }

    private boolean isExecuting() {
        return hops.stream().anyMatch(hop -> hop.topic().equals(Topic.EXECUTIONS.name()));
    }

    private static void print(Duration after, String where, String what) {
        Screen.out().printf(Locale.ROOT, "%12s  %-15s %s%n", millis(after), where, what);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "+%.1f ms", duration.toNanos() / 1_000_000.0);
    }
}
