package dev.fillstream.local.verify;

import dev.fillstream.local.verify.PlainRules.Finding;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.CheckResult.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a decision should be.
 *
 * @param judged what each rule says; worked out when it is asked for
 * @param situation what it was made from; empty where the command itself settled it
 */
record Expected(String orderId, Supplier<List<Finding>> judged, Optional<Situation> situation) {

    /** A command that no rule may stop. */
    static Expected passedThrough(String orderId) {
        return new Expected(orderId, List::of, Optional.empty());
    }

    /** A command that is itself at fault. */
    static Expected outright(String orderId, String code, Object observed, Object limit) {
        Finding finding = new Finding(code, Judged.refused(observed, limit));
        return new Expected(orderId, () -> List.of(finding), Optional.empty());
    }

    static Expected malformed(String orderId, InvalidValue fault) {
        return outright(orderId, fault.code().name(), fault.field(), "");
    }

    /** The first that refuses, or else the first that could not judge; empty for an approval. */
    static Optional<Finding> reason(List<Finding> findings) {
        return first(Outcome.OUTCOME_REFUSED, findings)
                .or(() -> first(Outcome.OUTCOME_NOT_REACHED, findings));
    }

    private static Optional<Finding> first(Outcome outcome, List<Finding> findings) {
        return findings.stream().filter(one -> one.judged().outcome() == outcome).findFirst();
    }

    /** What the whole order reserves once it was approved. */
    static Money reservedBy(Situation order) {
        Money wanted =
                order.version()
                        .reservation(
                                order.replaced().map(WorkingOrder::traded).orElse(Quantity.ZERO));
        Money before = order.replaced().map(WorkingOrder::reservation).orElse(Money.ZERO);
        return wanted.compareTo(before) > 0 ? wanted : before;
    }
}
