/**
 * A venue that speaks FIX 4.4. {@link dev.fillstream.execution.adapter.venue.fix.FixSession} is the
 * connection, on threads of its own; {@code FixMessages} writes requests and {@code FixReports}
 * reads what the venue says. What each answer proves is one table, {@link
 * dev.fillstream.execution.adapter.venue.fix.FixAnswers}.
 */
@NullMarked
package dev.fillstream.execution.adapter.venue.fix;

import org.jspecify.annotations.NullMarked;
