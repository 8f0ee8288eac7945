/**
 * The way to one endpoint, without clock, network or database. A {@link
 * dev.fillstream.notifier.lane.Lane} says of each {@link dev.fillstream.notifier.lane.Delivery}
 * whether to send it, to write it down or to let it wait, as {@link
 * dev.fillstream.notifier.lane.Step}s; {@code Arrivals} decides where it goes at first, {@code
 * Admission} knows the window, the rate and the breaker, {@code Holdings} what is in memory, {@code
 * OrderLines} which orders have rows, and {@code ParkedRows} how many.
 */
@NullMarked
package dev.fillstream.notifier.lane;

import org.jspecify.annotations.NullMarked;
