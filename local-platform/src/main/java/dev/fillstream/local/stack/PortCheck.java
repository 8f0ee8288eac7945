package dev.fillstream.local.stack;

import dev.fillstream.local.process.FreePort;
import java.util.ArrayList;
import java.util.List;

/** Looks, before anything is started, whether every port that the stack needs is free. */
public final class PortCheck {

    private PortCheck() {}

    /** One sentence per port that is taken: who has it, and what moves ours. */
    public static List<String> problems(StackSettings settings) {
        List<String> problems = new ArrayList<>();
        for (Part part : Part.values()) {
            int port = settings.port(part);
            check(part, port, problems);
            part.secondPort(port).ifPresent(second -> check(part, second, problems));
            part.fixPort(port).ifPresent(fix -> check(part, fix, problems));
        }
        return problems;
    }

    private static void check(Part part, int port, List<String> problems) {
        if (FreePort.isFree(port)) {
            return;
        }
        String holder =
                PortHolder.of(port)
                        .map(PortHolder::toString)
                        .orElse("a process that is not ours to see");
        problems.add(
                "port %d (%s) is taken by %s: stop it, or move %s with %s=<port>"
                        .formatted(port, part.label(), holder, part.label(), part.portVariable()));
    }
}
