/**
 * The REST interface: {@link dev.fillstream.risk.adapter.rest.ExposureResource} and {@link
 * dev.fillstream.risk.adapter.rest.DecisionResource} ask the features and write JSON; {@link
 * dev.fillstream.risk.adapter.rest.Caller} knows whose accounts a token opens; every refusal leaves
 * as a {@link dev.fillstream.risk.adapter.rest.Problem}.
 */
@NullMarked
package dev.fillstream.risk.adapter.rest;

import org.jspecify.annotations.NullMarked;
