/**
 * From an order to a verdict: {@link dev.fillstream.risk.decision.StandardChecks} is the ordered
 * list of rules, {@link dev.fillstream.risk.decision.RiskDecider} runs all of them and answers a
 * {@link dev.fillstream.risk.decision.RiskVerdict}, which keeps every finding.
 */
@NullMarked
package dev.fillstream.risk.decision;

import org.jspecify.annotations.NullMarked;
