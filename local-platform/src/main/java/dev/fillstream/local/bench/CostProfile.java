package dev.fillstream.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a process spent its processor time on: the code nearest to each sample that is not the
 * JDK's, a package for libraries and a class for ours. What samples do not reach (collector,
 * compiler) is the difference to the kernel's count.
 *
 * @param cpuSeconds by the kernel's count
 * @param costs from dear to cheap, as shares of that
 */
public record CostProfile(String process, double cpuSeconds, List<Cost> costs) {

    /** One place and its share, 0 to 1. */
    public record Cost(String place, double share) {}

    private static final double SAMPLE_SECONDS = 0.005;
    private static final String OURS = "dev.fillstream.";
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.", "javax.", "com.sun.");
    private static final int LIBRARY_DEPTH = 5;

    public CostProfile {
        costs = List.copyOf(costs);
    }

    static CostProfile read(String process, Path recording, double cpuSeconds) throws IOException {
        Map<String, Integer> samples = new HashMap<>();
        int all = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    var _ = samples.merge(place(event), 1, Integer::sum);
                    all++;
                }
            }
        }
        double sampled = Math.max(cpuSeconds, all * SAMPLE_SECONDS);
        double perSample = sampled == 0 ? 0 : SAMPLE_SECONDS / sampled;
        List<Cost> costs =
                samples.entrySet().stream()
                        .map(entry -> new Cost(entry.getKey(), entry.getValue() * perSample))
                        .sorted((a, b) -> Double.compare(b.share(), a.share()))
                        .toList();
        return new CostProfile(process, cpuSeconds, costs);
    }

    private static String place(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "no Java frame";
        }
        String first = "";
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            RecordedMethod method = frame.getMethod();
            String name = method.getType().getName();
            if (first.isEmpty()) {
                first = name + "." + method.getName();
            }
            if (JDK.stream().noneMatch(name::startsWith)) {
                return name.startsWith(OURS) ? simple(name) : library(name);
            }
        }
        return first;
    }

    private static String simple(String name) {
        int nested = name.indexOf('$');
        String outer = nested < 0 ? name : name.substring(0, nested);
        return outer.substring(outer.lastIndexOf('.') + 1);
    }

    private static String library(String name) {
        int at = 0;
        for (int depth = 0; depth < LIBRARY_DEPTH; depth++) {
            int dot = name.indexOf('.', at);
            if (dot < 0) {
                break;
            }
            at = dot + 1;
        }
        return at == 0 ? name : name.substring(0, at - 1);
    }
}
