package dev.fillstream.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/reasons.md, written from the enums in which the codes are kept. */
final class ReasonsPage {

    /** One or more string literals, added up. */
    private static final String TEXT = "((?:\"[^\"]*\"[\\s+]*)+)";

    /** {@code NAME(number, "sentence")} or {@code NAME("sentence")}, over lines as they break. */
    private static final Pattern CONSTANT =
            Pattern.compile(
                    "^ {4,8}([A-Z][A-Z0-9_]+)\\(\\s*(?:(\\d+),\\s*)?" + TEXT + "\\)[,;]",
                    Pattern.MULTILINE);

    /** {@code NAME("sentence", number)}. */
    private static final Pattern NUMBERED_LAST =
            Pattern.compile(
                    "^ {4}([A-Z][A-Z0-9_]+)\\(\\s*" + TEXT + ",\\s*(\\d+)\\)[,;]",
                    Pattern.MULTILINE);

    /** {@code NAME(number, "scope", "sentence")}, where a sentence may be put together of parts. */
    private static final Pattern RULE =
            Pattern.compile(
                    "^ {4}([A-Z][A-Z0-9_]+)\\(\\s*(\\d+),\\s*\"([^\"]+)\",\\s*" + TEXT + "\\)[,;]",
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
        rules(page);
        requests(page);
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
                "risk-processor refused the request",
                "HTTP status",
                "risk-processor",
                "risk/adapter/rest/ProblemCode");
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

    /** Rules of risk in the order in which they are looked at, cheap before dear. */
    private void rules(StringBuilder page) throws IOException {
        page.append("\n## Risk refused the order or request\n\n")
                .append(
                        "What a rule is kept for is its scope. Limits may be set for the firm, a"
                                + " desk, an account and, ")
                .append(
                        "some of them, a symbol;\n"
                                + "the tightest holds, for each account by itself. A replace that only"
                                + " ")
                .append(
                        "takes risk away is held to none of them.\n"
                                + "Numbers are FIX's OrdRejReason (103), ")
                .append("and CxlRejReason (102) where the scope is a request.\n\n")
                .append("| code | FIX | scope | meaning |\n|---|---|---|---|\n");
        Matcher rule = RULE.matcher(source("risk-processor", "risk/check/RiskCode"));
        while (rule.find()) {
            page.append("| `").append(rule.group(1)).append("` | ");
            page.append(rule.group(2)).append(" | ").append(rule.group(3)).append(" | ");
            page.append(sentence(joined(rule.group(4)))).append(" |\n");
        }
    }

    /** What an order's own state refuses. */
    private void requests(StringBuilder page) throws IOException {
        page.append("\n## The order's state refused the request\n\n")
                .append("| code | CxlRejReason (102) | meaning |\n|---|---|---|\n");
        Matcher constant =
                NUMBERED_LAST.matcher(source("trading-model", "model/order/RequestRefusal"));
        while (constant.find()) {
            page.append("| `").append(constant.group(1)).append("` | ");
            page.append(constant.group(3)).append(" | ");
            page.append(sentence(joined(constant.group(2)))).append(" |\n");
        }
    }

    /** The literals as one text. */
    private static String joined(String literals) {
        String text = literals.replaceAll("\"\\s*\\+\\s*\"", "").strip();
        return text.substring(1, text.length() - 1);
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
            page.append(sentence(joined(constant.group(3)))).append(" |\n");
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
