package dev.fillstream.local.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Latency over offered rate as an SVG drawing: one line per percentile, logarithmic upwards. */
public final class LatencyPlot {

    /** One trial's end-to-end latency in milliseconds. */
    public record Point(int rate, double p50, double p99, double p999, boolean sustained) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int BOTTOM = 50;
    private static final int TOP = 40;
    private static final int RIGHT = 90;
    private static final double LOWEST_MILLIS = 0.5;

    private final List<Point> points;
    private final double mostRate;
    private final double decades;

    public LatencyPlot(List<Point> points) {
        this.points =
                points.stream().sorted((a, b) -> Integer.compare(a.rate(), b.rate())).toList();
        this.mostRate = points.stream().mapToInt(Point::rate).max().orElse(1) * 1.05;
        double mostMillis = points.stream().mapToDouble(Point::p999).max().orElse(1);
        this.decades = Math.max(1, Math.ceil(Math.log10(mostMillis / LOWEST_MILLIS)));
    }

    public String svg(String title) {
        StringBuilder svg = new StringBuilder(4_096);
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="22" font-size="15">%s</text>
                """
                        .formatted(WIDTH, HEIGHT, LEFT, title));
        for (int decade = 0; decade <= decades; decade++) {
            double millis = LOWEST_MILLIS * Math.pow(10, decade);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s ms</text>%n",
                            LEFT,
                            WIDTH - RIGHT,
                            y(millis),
                            y(millis),
                            LEFT - 6,
                            y(millis) + 4,
                            millis < 1 ? "0.5" : String.valueOf((long) millis)));
        }
        for (Point point : points) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%d</text>%n",
                            x(point.rate()),
                            HEIGHT - BOTTOM + 18,
                            point.sustained() ? "#222" : "#b00",
                            point.rate()));
        }
        svg.append(line("p50", "#1b7837", Point::p50));
        svg.append(line("p99", "#d08000", Point::p99));
        svg.append(line("p99.9", "#b2182b", Point::p999));
        svg.append(
                "<text x=\"%d\" y=\"%d\">orders per second offered (red: not sustained)</text>%n</svg>%n"
                        .formatted(LEFT, HEIGHT - 10));
        return svg.toString();
    }

    private String line(String label, String colour, ToDoubleFunction<Point> value) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%.1f,%.1f ",
                                    x(point.rate()),
                                    y(value.applyAsDouble(point))));
        }
        double end = points.isEmpty() ? 0 : y(value.applyAsDouble(points.getLast()));
        return String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
                path,
                colour,
                WIDTH - RIGHT + 8,
                end + 4,
                colour,
                label);
    }

    private double x(int rate) {
        return LEFT + rate / mostRate * (WIDTH - LEFT - RIGHT);
    }

    private double y(double millis) {
        double share = Math.log10(Math.max(LOWEST_MILLIS, millis) / LOWEST_MILLIS) / decades;
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
