package dev.fillstream.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/reasons.md, written from the enums in which the codes are kept. */
final class ReasonsPage {

    /** {@code NAME(number, "sentence")} or {@code NAME("sentence")}, over lines as they break. */
    private static final Pattern CONSTANT =
            Pattern.compile(
                    "^ {4,8}([A-Z][A-Z0-9_]+)\\((?:(\\d+),\\s*)?\"([^\"]+)\"\\)[,;]",
                    Pattern.MULTILINE);

    /** A constant with its sentence in the comment above it. */
    private static final Pattern COMMENTED =
            Pattern.compile("/\\*\\* ([^*]+?)\\s*\\*/\\s+([A-Z][A-Z0-9_]+)\\s*[,;}\\n]");

    private final Path root;

    ReasonsPage(Path root) {
        this.root = root;
    }

    /** The page as it should be. */
    String text() throws IOException {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Reasons

                        Every refusal has a code. It never changes between where it is given, the client, the log and the metric;
                        the words may. This page is written from the code by `ReasonsPageTest`; a stale one fails the build
                        (`-Dreasons.write=true` mends it).
                        """);
        table(
                page,
                "Risk refused the order or request",
                "OrdRejReason (103) or CxlRejReason (102)",
                "risk-processor",
                "risk/check/RiskCode");
        table(
                page,
                "Execution or the venue refused it",
                "OrdRejReason (103) or CxlRejReason (102)",
                "execution-service",
                "execution/ExecutionCode");
        table(
                page,
                "order-intake refused the request",
                "HTTP status",
                "order-intake",
                "intake/submission/IntakeCode");
        table(
                page,
                "A webhook was not delivered",
                "",
                "notifier",
                "notifier/delivery/DeliveryCode");
        table(
                page,
                "notifier refused the request",
                "HTTP status",
                "notifier",
                "notifier/adapter/rest/ProblemCode");
        table(
                page,
                "execution-service refused the request",
                "HTTP status",
                "execution-service",
                "execution/adapter/rest/ProblemCode");
        deadLetters(page);
        return page.toString();
    }

    private void table(StringBuilder page, String title, String number, String module, String type)
            throws IOException {
        boolean numbered = !number.isEmpty();
        page.append("\n## ").append(title).append("\n\n| code | ");
        page.append(numbered ? number + " | meaning |\n|---|---|---|\n" : "meaning |\n|---|---|\n");
        Matcher constant = CONSTANT.matcher(source(module, type));
        while (constant.find()) {
            page.append("| `").append(constant.group(1)).append("` | ");
            page.append(numbered ? constant.group(2) + " | " : "");
            page.append(sentence(constant.group(3))).append(" |\n");
        }
    }

    private void deadLetters(StringBuilder page) throws IOException {
        page.append("\n## A record became a dead letter\n\n| code | meaning |\n|---|---|\n");
        String source = source("schemas", "schemas/DeadLetter");
        int start = source.indexOf("enum Reason");
        Matcher constant =
                COMMENTED.matcher(source.substring(start, source.indexOf("    }", start)));
        while (constant.find()) {
            page.append("| `").append(constant.group(2)).append("` | ");
            page.append(sentence(constant.group(1))).append(" |\n");
        }
    }

    private String source(String module, String type) throws IOException {
        Path file =
                root.resolve(module)
                        .resolve("src/main/java/dev/fillstream")
                        .resolve(type + ".java");
        return Files.readString(file);
    }

    private static String sentence(String text) {
        String upper = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return upper.endsWith(".") ? upper : upper + ".";
    }
}
