/**
 * The settings of order-intake: {@link dev.fillstream.intake.config.IntakeConfig} declares each
 * with its default, and {@link dev.fillstream.intake.config.Wiring} makes the parts of the core
 * from them.
 */
@NullMarked
package dev.fillstream.intake.config;

import org.jspecify.annotations.NullMarked;
