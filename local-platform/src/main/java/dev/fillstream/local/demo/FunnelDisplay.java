package dev.fillstream.local.demo;

import dev.fillstream.local.demo.Funnel.Counts;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows the funnel: bars that are redrawn on a terminal, a plain line now and then elsewhere. */
final class FunnelDisplay {

    private static final int WIDTH = 40;
    private static final int ROWS = 6;
    private static final long PLAIN_NANOS = 1_000_000_000L;
    private static final long TERMINAL_NANOS = 100_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private boolean drawn;
    private long lastNanos;
    private String lastLine = "";

    FunnelDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(int sent, Counts counts, int delivered) {
        long now = System.nanoTime();
        if (drawn && now - lastNanos < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            return;
        }
        draw(sent, counts, delivered);
        drawn = true;
        lastNanos = now;
    }

    /** The last state, whatever was shown before. */
    void finish(int sent, Counts counts, int delivered) {
        draw(sent, counts, delivered);
    }

    private void draw(int sent, Counts counts, int delivered) {
        if (terminal) {
            bars(sent, counts, delivered);
        } else {
            line(sent, counts, delivered);
        }
        out.flush();
    }

    private void bars(int sent, Counts counts, int delivered) {
        if (drawn) {
            out.print("\033[" + ROWS + "A");
        }
        int most = Math.max(1, Math.max(sent, counts.reports()));
        bar("sent", sent, most);
        bar("accepted", counts.accepted(), most);
        bar("approved", counts.approved(), most);
        bar("rejected", counts.rejected(), most);
        bar("reports", counts.reports(), most);
        bar("delivered", delivered, most);
    }

    private void bar(String name, int count, int most) {
        int full = (int) ((long) WIDTH * count / most);
        out.print(
                "\033[2K  %-10s %s%s %d%n"
                        .formatted(name, "█".repeat(full), "░".repeat(WIDTH - full), count));
    }

    private void line(int sent, Counts counts, int delivered) {
        String line =
                String.format(
                        Locale.ROOT,
                        "  sent %d  accepted %d  approved %d  rejected %d  reports %d  delivered %d",
                        sent,
                        counts.accepted(),
                        counts.approved(),
                        counts.rejected(),
                        counts.reports(),
                        delivered);
        if (!line.equals(lastLine)) {
            out.println(line);
        }
        lastLine = line;
    }
}
