package dev.fillstream.local.cli;

import java.io.Console;
import java.io.PrintStream;

/** Standard output, with colours where a person looks at it. */
public final class Screen {

    private static volatile boolean colours = isTerminal() && System.getenv("NO_COLOR") == null;

    private Screen() {}

    static void withoutColours() {
        colours = false;
    }

    /** Whether a person looks at it. */
    public static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Where verbs print. */
    public static PrintStream out() {
        return System.out;
    }

    public static String bold(String text) {
        return painted("1", text);
    }

    public static String dim(String text) {
        return painted("2", text);
    }

    public static String green(String text) {
        return painted("32", text);
    }

    public static String red(String text) {
        return painted("31", text);
    }

    public static String yellow(String text) {
        return painted("33", text);
    }

    private static String painted(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
