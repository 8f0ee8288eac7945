/**
 * What can be set, with its defaults ({@link dev.fillstream.risk.config.RiskConfig}), and the parts
 * of the model that are made from it. Nothing else reads configuration.
 */
@NullMarked
package dev.fillstream.risk.config;

import org.jspecify.annotations.NullMarked;
