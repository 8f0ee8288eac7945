package dev.fillstream.local.bench;

import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long orders took from the reading of their approval to the call to their venue, as the
 * histogram of execution-service counts them: no record on a topic says when a venue was called.
 * Exact to the width of a bucket, which is at most a third of its value.
 *
 * @param upTo orders that took at most so many seconds, by seconds
 */
public record HandoverTimes(SortedMap<Double, Double> upTo) {

    /** No order seen. */
    public static final HandoverTimes NONE = new HandoverTimes(new TreeMap<>());

    private static final Pattern BUCKET =
            Pattern.compile(
                    "fillstream_venue_handover_seconds_bucket\\{.*le=\"([^\"]+)\".*} (\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * The counts now, all venues together.
     *
     * @throws IllegalStateException where the service does not answer
     */
    public static HandoverTimes look(StackView stack) throws InterruptedException {
        URI metrics = URI.create(stack.managementUrl(Part.EXECUTION_SERVICE) + "/q/metrics");
        try {
            return read(
                    HTTP.send(
                                    HttpRequest.newBuilder(metrics).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new IllegalStateException("execution-service does not tell its metrics", e);
        }
    }

    static HandoverTimes read(String metrics) {
        SortedMap<Double, Double> upTo = new TreeMap<>();
        for (Matcher bucket = BUCKET.matcher(metrics); bucket.find(); ) {
            double seconds =
                    bucket.group(1).equals("+Inf")
                            ? Double.POSITIVE_INFINITY
                            : Double.parseDouble(bucket.group(1));
            upTo.merge(seconds, Double.parseDouble(bucket.group(2)), Double::sum);
        }
        return new HandoverTimes(upTo);
    }

    /** What was counted between an earlier look and this one. */
    public HandoverTimes since(HandoverTimes before) {
        SortedMap<Double, Double> difference = new TreeMap<>();
        upTo.forEach(
                (seconds, count) ->
                        difference.put(seconds, count - before.upTo.getOrDefault(seconds, 0.0)));
        return new HandoverTimes(difference);
    }

    /** Orders counted. */
    public long count() {
        return Math.round(upTo.values().stream().mapToDouble(count -> count).max().orElse(0));
    }

    /** The milliseconds that so many percent of the orders did not exceed; 0 where none came. */
    public double millisAt(double percentile) {
        double rank = count() * percentile / 100;
        double below = 0;
        double from = 0;
        for (Map.Entry<Double, Double> bucket : upTo.entrySet()) {
            if (bucket.getValue() >= rank && bucket.getValue() > below) {
                if (bucket.getKey().isInfinite()) {
                    return from * 1e3;
                }
                double part = (rank - below) / (bucket.getValue() - below);
                return (from + part * (bucket.getKey() - from)) * 1e3;
            }
            below = bucket.getValue();
            from = bucket.getKey();
        }
        return 0;
    }
}
