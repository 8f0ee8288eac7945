package dev.fillstream.local.cli;

import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.PartStatus;
import dev.fillstream.local.stack.StackListener;
import dev.fillstream.local.stack.StackView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code up} prints: a line per part, then a box with what a person needs next. */
final class UpReport implements StackListener {

    @Override
    public void ready(PartStatus part, Duration took) {
        line(Screen.green("ready"), part, seconds(took), part.address());
    }

    @Override
    public void died(PartStatus part, int exitCode) {
        line(Screen.red("died "), part, "exit " + exitCode, "see " + part.log());
    }

    @Override
    public void stopped(PartStatus part) {
        line(Screen.dim("ended"), part, "", "");
    }

    /** Where everything is. */
    static void summary(StackView view, Duration took, boolean detached) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Fillstream is ready after "
                        + seconds(took).strip()
                        + ", trading at "
                        + view.venue());
        lines.add("");
        lines.add("orders      " + view.url(Part.ORDER_INTAKE) + "/v1/orders");
        lines.add("risk        " + view.url(Part.RISK_PROCESSOR) + "/v1/limits/acct-1");
        lines.add("executions  " + view.url(Part.EXECUTION_SERVICE) + "/v1/history/orders");
        lines.add("webhooks    " + view.url(Part.NOTIFIER) + "/v1/webhook-endpoints");
        lines.add("Kafka       " + view.bootstrapServers());
        lines.add("PostgreSQL  " + view.jdbcUrl("execution"));
        lines.add("logs        " + shown(view.logs()));
        lines.add("");
        lines.add("try         ./fillstream order buy 100 ACME --limit 12.34");
        lines.add("watch       ./fillstream tail");
        lines.add("stop        " + (detached ? "./fillstream down" : "Ctrl-C"));
        box(lines);
        Screen.out()
                .println(
                        "A token for all accounts, good for an hour (./fillstream token makes others):");
        Screen.out().println(view.tokens().trader("*"));
        Screen.out().flush();
    }

    private static void box(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        PrintStream out = Screen.out();
        out.println("┌─" + "─".repeat(width) + "─┐");
        for (String line : lines) {
            out.println("│ " + line + " ".repeat(width - line.length()) + " │");
        }
        out.println("└─" + "─".repeat(width) + "─┘");
    }

    /** Relative to where the person is, when that is shorter. */
    private static String shown(String path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = Path.of(path);
        return there.startsWith(here) ? here.relativize(there).toString() : path;
    }

    private static void line(String state, PartStatus part, String took, String rest) {
        Screen.out().printf(Locale.ROOT, "%s  %-18s %7s  %s%n", state, part.name(), took, rest);
        Screen.out().flush();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
