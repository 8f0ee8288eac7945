/**
 * Checks of how orders follow each other: age, number, rate, likeness, and whether they could meet.
 */
@NullMarked
package dev.fillstream.risk.check.flow;

import org.jspecify.annotations.NullMarked;
