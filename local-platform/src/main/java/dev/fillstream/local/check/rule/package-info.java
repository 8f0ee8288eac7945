/**
 * The promises, one class each. A rule looks at the {@link dev.fillstream.local.check.History}
 * alone and says what breaks it; {@link dev.fillstream.local.check.rule.Terms} and {@link
 * dev.fillstream.local.check.rule.ExpectedDeadLetters} are shared judgements about commands.
 */
@NullMarked
package dev.fillstream.local.check.rule;

import org.jspecify.annotations.NullMarked;
