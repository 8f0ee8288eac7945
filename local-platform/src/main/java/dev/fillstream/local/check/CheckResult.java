package dev.fillstream.local.check;

import java.util.List;

/**
 * What one check found.
 *
 * @param detail one line for people: how much was looked at, or the first thing that is wrong
 * @param problems all that is wrong, in the order found
 */
public record CheckResult(String name, boolean passed, String detail, List<String> problems) {

    public CheckResult {
        problems = List.copyOf(problems);
    }
}
