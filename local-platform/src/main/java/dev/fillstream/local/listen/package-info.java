/**
 * {@code ./fillstream listen}: {@link dev.fillstream.local.listen.ListenCommand} registers an
 * endpoint at the local notifier, {@link dev.fillstream.local.listen.Listener} takes what comes,
 * {@link dev.fillstream.local.listen.Inspection} says whether it is genuine, new and in order, and
 * forwards it where that is wanted.
 */
@NullMarked
package dev.fillstream.local.listen;

import org.jspecify.annotations.NullMarked;
