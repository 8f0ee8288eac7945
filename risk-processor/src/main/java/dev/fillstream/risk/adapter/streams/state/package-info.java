/**
 * The state stores, as the processors of one task see them. {@link
 * dev.fillstream.risk.adapter.streams.state.StateStores} names and builds them; {@link
 * dev.fillstream.risk.adapter.streams.state.ExposureState}, {@link
 * dev.fillstream.risk.adapter.streams.state.DecisionState} and {@link
 * dev.fillstream.risk.adapter.streams.state.ReferenceState} read and write them in the words of the
 * model.
 */
@NullMarked
package dev.fillstream.risk.adapter.streams.state;

import org.jspecify.annotations.NullMarked;
