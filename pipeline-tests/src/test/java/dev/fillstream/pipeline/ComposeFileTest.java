package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml keeps what is promised of it, wherever there is no engine to run it. */
class ComposeFileTest {

    private static final Path ROOT = Home.find().root();
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(FILLSTREAM_[A-Z0-9_]+):-([^}]*)}");

    private final String text = read("docker-compose.yml");
    private final Map<String, Map<String, Object>> services = services(text);

    @Test
    void listensOnLoopbackOnly() {
        assertThat(values("ports")).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void pinsEveryImage() {
        assertThat(values("image"))
                .isNotEmpty()
                .allMatch(image -> image.matches("[a-z/-]+:\\d[\\w.]*"));
        String pom = read("pom.xml");
        String version = found(pom, "<version>([^<]+)</version>");
        String kafka = found(pom, "<kafka.version>([^<]+)</kafka.version>");
        assertThat(values("image"))
                .filteredOn(image -> image.startsWith("fillstream/"))
                .allMatch(image -> image.endsWith(":" + version));
        assertThat(values("image")).contains("apache/kafka:" + kafka);
    }

    @Test
    void fitsFourGibibytesWithoutTheProfile() {
        int mebibytes =
                services.values().stream()
                        .filter(service -> !service.containsKey("profiles"))
                        .mapToInt(service -> mebibytes(service.get("mem_limit")))
                        .sum();
        assertThat(mebibytes).isBetween(1_024, 4_096);
    }

    @Test
    void runsOurImagesWithoutRightsThatTheyDoNotNeed() {
        assertThat(services.values())
                .filteredOn(service -> text(service.get("image")).startsWith("fillstream/"))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        service -> {
                            assertThat(service.get("read_only")).isEqualTo(true);
                            assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
                            assertThat(service.get("security_opt"))
                                    .isEqualTo(List.of("no-new-privileges:true"));
                        });
    }

    @Test
    void listsEverySettingWithItsDefault() {
        Map<String, String> documented = new TreeMap<>();
        for (String line : read(".env.example").lines().toList()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] setting = line.split("=", 2);
                documented.put(setting[0], setting[1]);
            }
        }
        Map<String, String> used = new TreeMap<>();
        VARIABLE.matcher(text)
                .results()
                .forEach(setting -> used.put(setting.group(1), setting.group(2)));
        assertThat(read("cluster.env").lines().map(line -> line.split("=", 2)[0]))
                .contains("FILLSTREAM_REPLICATION_FACTOR", "COMPOSE_PROFILES");
        Predicate<String> ofTheCluster = name -> read("cluster.env").contains(name + "=");
        used.keySet().removeIf(ofTheCluster);
        assertThat(used).isEqualTo(documented);
    }

    @Test
    void usesThePortsOfTheLocalStack() {
        for (Part part : Part.values()) {
            assertThat(text).contains(part.portVariable() + ":-" + part.defaultPort() + "}");
        }
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private List<String> values(String key) {
        List<String> values = new ArrayList<>();
        for (Map<String, Object> service : services.values()) {
            switch (service.get(key)) {
                case null -> {}
                case List<?> list -> list.forEach(value -> values.add(value.toString()));
                case Object value -> values.add(value.toString());
            }
        }
        return values;
    }

    private static int mebibytes(Object limit) {
        assertThat(text(limit)).matches("\\d+m");
        return Integer.parseInt(text(limit).replace("m", ""));
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Map<String, Map<String, Object>> services(String text) {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        @SuppressWarnings("unchecked") // That is what a Compose file is.
        Map<String, Map<String, Object>> services =
                (Map<String, Map<String, Object>>) file.get("services");
        return services;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
