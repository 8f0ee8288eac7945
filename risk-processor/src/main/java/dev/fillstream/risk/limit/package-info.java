/**
 * What an order is held against: the account's limits, the instrument's terms and the reference
 * price. Each may be unknown, and that is a case of its type rather than a missing value, so that a
 * check cannot forget it.
 */
@NullMarked
package dev.fillstream.risk.limit;

import org.jspecify.annotations.NullMarked;
