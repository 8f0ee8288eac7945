package dev.fillstream.risk.decision;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.exposure.OpenOrder;
import java.util.List;

/** What became of an order, with what every check found, in the order of the checks. */
public sealed interface RiskVerdict {

    /** One check's finding under its code. */
    record Checked(RiskCode code, Finding finding) {}

    List<Checked> checks();

    /** The order may go to a venue and binds what {@code order} says. */
    record Accepted(OpenOrder order, List<Checked> checks) implements RiskVerdict {}

    /**
     * The order ends here.
     *
     * @param code of the first check that refused
     * @param text for people
     */
    record Refused(RiskCode code, String text, String observed, String limit, List<Checked> checks)
            implements RiskVerdict {

        /** A command on a partition that its key does not belong to. */
        public static Refused misplaced(int partition, int home) {
            return outright(
                    RiskCode.PARTITION_MISMATCH,
                    RiskCode.PARTITION_MISMATCH.sentence(),
                    Integer.toString(partition),
                    Integer.toString(home));
        }

        /** A command with a field that breaks its rule. */
        public static Refused malformed(InvalidValue fault) {
            return outright(
                    RiskCode.of(fault.code()),
                    String.valueOf(fault.getMessage()),
                    fault.field(),
                    "");
        }

        /** A refusal before any check could look: the command itself is at fault. */
        public static Refused outright(RiskCode code, String text, String observed, String limit) {
            return new Refused(
                    code,
                    text,
                    observed,
                    limit,
                    List.of(new Checked(code, new Finding.Refused(observed, limit))));
        }
    }
}
