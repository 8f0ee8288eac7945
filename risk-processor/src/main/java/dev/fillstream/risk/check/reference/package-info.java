/**
 * Checks of what the other checks stand on: the instrument, the limits and a fresh reference price
 * are known. What is missing here is refused here, with its own code, and the others say that they
 * were not reached.
 */
@NullMarked
package dev.fillstream.risk.check.reference;

import org.jspecify.annotations.NullMarked;
