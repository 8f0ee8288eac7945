/**
 * What an order asks for, as the REST contract says it: {@link dev.fillstream.intake.terms.Words}
 * between the contract's words and the model's choices, {@link
 * dev.fillstream.intake.terms.OrderTerms} for an order's terms as they are shown and compared.
 */
@NullMarked
package dev.fillstream.intake.terms;

import org.jspecify.annotations.NullMarked;
