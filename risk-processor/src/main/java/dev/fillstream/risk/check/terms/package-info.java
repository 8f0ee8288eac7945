/**
 * Checks that need only the order and its instrument: is this an order that can be worked at all.
 */
@NullMarked
package dev.fillstream.risk.check.terms;

import org.jspecify.annotations.NullMarked;
