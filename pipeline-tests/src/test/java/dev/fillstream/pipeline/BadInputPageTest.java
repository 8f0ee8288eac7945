package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** docs/bad-input.md names every bad input once, and only tests that there are. */
@Order(1)
class BadInputPageTest {

    /** Of requests, records, webhooks and venues; cases of trading have all numbers from 1 on. */
    private static final Map<String, List<Integer>> IDS =
            Map.of(
                    "R",
                    List.of(
                            1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28,
                            29, 31, 32, 34, 35, 37, 38, 40, 41, 43, 44),
                    "K",
                    List.of(1, 2, 3, 4, 5, 7, 8, 10, 11, 14, 16, 17, 18, 19, 20, 22, 23, 25, 26),
                    "W",
                    List.of(
                            1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28,
                            29),
                    "B",
                    List.of(1, 2, 4, 5, 6, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25),
                    "E",
                    IntStream.rangeClosed(1, 30).boxed().toList());

    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]\\d+) \\|(.+)\\|(.+)\\|(.+)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    private static final Pattern ANNOTATION =
            Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|Property)\\b");

    private final Path root = Path.of("").toAbsolutePath().getParent();
    private final String page = Files.readString(root.resolve("docs/bad-input.md"));
    private final List<MatchResult> rows = ROW.matcher(page).results().toList();

    BadInputPageTest() throws IOException {}

    @Test
    void pageHasEachInputOnce() {
        List<String> ids = new ArrayList<>();
        IDS.forEach((kind, numbers) -> numbers.forEach(number -> ids.add(kind + number)));
        assertThat(rows.stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void pageNamesTestsThatThereAre() throws IOException {
        Map<String, String> sources = sources();
        for (MatchResult test : TEST.matcher(page).results().toList()) {
            assertThat(isTest(sources.getOrDefault(test.group(1), ""), test.group(2)))
                    .as(test.group())
                    .isTrue();
        }
    }

    /** A method has no empty line before its body, and its annotations stand in the same part. */
    private static boolean isTest(String source, String method) {
        return Stream.of(source.split("\n\n"))
                .filter(part -> part.contains(" void " + method + "("))
                .anyMatch(part -> ANNOTATION.matcher(part).find());
    }

    @Test
    void pageSaysWhyWhereThereIsNoTest() {
        for (MatchResult row : rows) {
            String tests = row.group(4).strip();
            String left = TEST.matcher(tests).replaceAll("").replace(",", "").strip();
            assertThat(tests.startsWith("- (") ? "" : left).as(row.group(1)).isEmpty();
            assertThat(tests).as(row.group(1)).isNotEmpty();
        }
    }

    /** What is in the test sources of all modules, by class; several may have one name. */
    private Map<String, String> sources() throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(BadInputPageTest::files)
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    BadInputPageTest::text,
                                    String::concat));
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
