/**
 * The way to one endpoint, without clock, network or database. A {@link
 * dev.fillstream.notifier.lane.Lane} says of each {@link dev.fillstream.notifier.lane.Delivery}
 * whether to send it, to write it down or to let it wait, as {@link
 * dev.fillstream.notifier.lane.Step}s; {@code Admission} knows the window, the rate and the
 * breaker, {@code Holdings} what is in memory, and {@code OrderLines} which orders have rows.
 */
@NullMarked
package dev.fillstream.notifier.lane;

import org.jspecify.annotations.NullMarked;
