/**
 * The past, told again. {@link dev.fillstream.notifier.replay.ReportLog} reads the log from any
 * {@link dev.fillstream.notifier.replay.Cursor}: a receiver pulls from it, {@link
 * dev.fillstream.notifier.replay.Recoveries} sends from it beside live delivery, and {@link
 * dev.fillstream.notifier.replay.Resend} finds a single report in it.
 */
@NullMarked
package dev.fillstream.notifier.replay;

import org.jspecify.annotations.NullMarked;
