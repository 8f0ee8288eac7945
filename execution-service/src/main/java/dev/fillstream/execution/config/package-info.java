/**
 * The settings, with their defaults and bounds: {@link
 * dev.fillstream.execution.config.ExecutionConfig} for the service, {@link
 * dev.fillstream.execution.config.AlpacaConfig} for that venue. Checked at start.
 */
@NullMarked
package dev.fillstream.execution.config;

import org.jspecify.annotations.NullMarked;
