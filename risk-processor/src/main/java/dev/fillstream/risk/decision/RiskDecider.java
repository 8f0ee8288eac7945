package dev.fillstream.risk.decision;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.decision.RiskVerdict.Checked;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs all checks on an order. It fails closed: an order is accepted only when every single check
 * passed. Only a replace that takes risk away is not held against limits.
 */
public record RiskDecider(List<RiskCheck> checks) {

    public RiskDecider {
        checks = List.copyOf(checks);
    }

    public RiskVerdict decide(OrderAtRisk order) {
        List<Checked> findings = new ArrayList<>(checks.size());
        Checked refusal = null;
        Checked unreached = null;
        boolean isReduction = order.isReduction();
        for (RiskCheck check : checks) {
            if (isReduction && check.isLimit()) {
                continue;
            }
            Checked checked = new Checked(check.code(), check.judge(order));
            findings.add(checked);
            switch (checked.finding()) {
                case Finding.Passed _ -> {}
                case Finding.Refused _ -> refusal = refusal == null ? checked : refusal;
                case Finding.NotReached() -> unreached = unreached == null ? checked : unreached;
            }
        }
        Checked reason = refusal == null ? unreached : refusal;
        return reason == null ? accepted(order, findings) : refused(reason, findings);
    }

    private static RiskVerdict accepted(OrderAtRisk order, List<Checked> findings) {
        return new RiskVerdict.Accepted(order.accepted(), findings);
    }

    private static RiskVerdict refused(Checked reason, List<Checked> findings) {
        String text = reason.code().sentence();
        return reason.finding() instanceof Finding.Refused(var observed, var limit)
                ? new RiskVerdict.Refused(reason.code(), text, observed, limit, findings)
                : new RiskVerdict.Refused(reason.code(), text, "", "", findings);
    }
}
