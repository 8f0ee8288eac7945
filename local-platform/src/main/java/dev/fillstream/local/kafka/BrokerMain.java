package dev.fillstream.local.kafka;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs inside the broker's JVM: formats the storage when it is new, then is the broker. Doing both
 * in one JVM saves the start of a second one. It knows Kafka by name only, since Kafka's server is
 * not on our own class path.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * @param arguments server.properties, the data directory, the id of the cluster
     */
    public static void main(String[] arguments) throws Exception {
        String properties = arguments[0];
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            format(properties, arguments[2]);
        }
        Class.forName("kafka.Kafka")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {properties});
    }

    private static void format(String properties, String clusterId)
            throws ReflectiveOperationException {
        Method execute =
                Class.forName("kafka.tools.StorageTool")
                        .getMethod("execute", String[].class, PrintStream.class);
        String[] format = {"format", "--config", properties, "--cluster-id", clusterId};
        int exit = (Integer) execute.invoke(null, format, System.out);
        if (exit != 0) {
            throw new IllegalStateException(
                    "the storage could not be formatted, exit code " + exit);
        }
    }
}
