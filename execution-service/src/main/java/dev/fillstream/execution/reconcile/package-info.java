/**
 * Finds out what is not known. {@link dev.fillstream.execution.reconcile.OutcomeResolver} asks the
 * venue after orders until it is known what became of them; {@link
 * dev.fillstream.execution.reconcile.StartUp} does so for what a crash left, before anything new is
 * taken in.
 */
@NullMarked
package dev.fillstream.execution.reconcile;

import org.jspecify.annotations.NullMarked;
