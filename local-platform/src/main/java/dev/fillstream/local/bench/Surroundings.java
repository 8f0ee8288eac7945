package dev.fillstream.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine and the versions that a figure belongs to; without them it says nothing. */
public record Surroundings(Map<String, String> facts) {

    private static final long MIB = 1 << 20;

    public static Surroundings here() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", procField("/proc/cpuinfo", "model name"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", procField("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put("kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion());
        facts.put("generator heap", Runtime.getRuntime().maxMemory() / MIB + " MiB at most");
        return new Surroundings(facts);
    }

    private static String procField(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
