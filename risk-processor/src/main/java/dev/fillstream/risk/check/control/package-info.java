/**
 * Checks of what people decided about accounts and symbols: halts, restrictions and permissions.
 */
@NullMarked
package dev.fillstream.risk.check.control;

import org.jspecify.annotations.NullMarked;
