/**
 * Checks of how much an order asks for: its quantity, its notional, its price against the reference
 * price, and what it would take of the position and of the buying power.
 */
@NullMarked
package dev.fillstream.risk.check.size;

import org.jspecify.annotations.NullMarked;
