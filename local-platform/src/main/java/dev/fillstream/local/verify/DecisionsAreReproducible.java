package dev.fillstream.local.verify;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;

/** Each decision of this run comes out the same when it is made again from the log. */
public final class DecisionsAreReproducible implements Check {

    @Override
    public String name() {
        return "each decision comes out the same when a plain implementation makes it again";
    }

    @Override
    public String subject() {
        return "decisions";
    }

    @Override
    public void examine(History history, Findings findings) {
        String prefix = history.evidence().runPrefix();
        Recomputation.Result result = Recomputation.of(history, decision -> isOf(prefix, decision));
        for (long i = 0; i < result.recomputed(); i++) {
            findings.examined();
        }
        result.differences().forEach(one -> findings.problem("%s", one));
    }

    private static boolean isOf(String prefix, Decision decision) {
        return new Command(decision.record(), decision.command()).clOrdId().startsWith(prefix);
    }
}
