package dev.fillstream.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.process.StartFailed;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/**
 * Where the broker's jars are. The build writes down their places in a Maven repository; here each
 * is looked up beside our own jar ({@code kafka/}, the built distribution), then in the repository
 * that our Kafka client came from, then in {@code ~/.m2}.
 */
final class BrokerClassPath {

    private static final String LIST = "broker-classpath.txt";

    private BrokerClassPath() {}

    /** The broker's jars and, last, our own classes. */
    static String find() {
        List<String> found = new ArrayList<>();
        for (String jar : jars()) {
            found.add(locate(jar).toString());
        }
        found.add(codeSource(BrokerClassPath.class).toString());
        return String.join(File.pathSeparator, found);
    }

    private static List<String> jars() {
        try (InputStream list = BrokerClassPath.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new StartFailed(
                        "the list of the broker's jars is missing: run ./mvnw package");
            }
            String text = new String(list.readAllBytes(), UTF_8).strip();
            return Stream.of(text.split("\\|"))
                    .map(jar -> jar.replace("@repository@/", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path locate(String jar) {
        String fileName = jar.substring(jar.lastIndexOf('/') + 1);
        Path ourselves = codeSource(BrokerClassPath.class);
        List<Path> candidates =
                List.of(
                        ourselves.resolveSibling("kafka").resolve(fileName),
                        repositoryOf(codeSource(Producer.class)).resolve(jar),
                        Path.of(System.getProperty("user.home"), ".m2", "repository").resolve(jar));
        return candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new StartFailed("the broker needs " + candidates.get(2)));
    }

    /** The root above {@code org/apache/kafka/kafka-clients/<version>/<jar>}. */
    private static Path repositoryOf(Path clientJar) {
        Path directory = clientJar;
        for (int level = 0; level < 6 && directory.getParent() != null; level++) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static Path codeSource(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
