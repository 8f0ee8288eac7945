/**
 * What a rule of pre-trade risk is: a {@link dev.fillstream.risk.check.RiskCheck} looks at an
 * {@link dev.fillstream.risk.check.OrderAtRisk} and answers a {@link
 * dev.fillstream.risk.check.Finding}, under one stable {@link dev.fillstream.risk.check.RiskCode}.
 * The rules themselves are in the packages below: reference, terms and size.
 */
@NullMarked
package dev.fillstream.risk.check;

import org.jspecify.annotations.NullMarked;
