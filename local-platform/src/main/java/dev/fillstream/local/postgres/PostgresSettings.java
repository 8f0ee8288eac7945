package dev.fillstream.local.postgres;

import dev.fillstream.local.process.FreePort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a database server runs.
 *
 * @param directory holds its data
 * @param log where its output goes
 * @param parameters settings of postgresql.conf, by name
 */
public record PostgresSettings(int port, Path directory, Path log, Map<String, String> parameters) {

    public PostgresSettings {
        parameters = Map.copyOf(parameters);
    }

    /** On a free port, without a care for power cuts. */
    public static PostgresSettings forTests(Path directory) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fsync", "off");
        parameters.put("full_page_writes", "off");
        parameters.put("shared_buffers", "32MB");
        return new PostgresSettings(
                FreePort.any(), directory, directory.resolve("postgres.log"), parameters);
    }
}
