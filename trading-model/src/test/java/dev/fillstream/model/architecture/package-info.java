/**
 * How the code keeps to its layers: {@link dev.fillstream.model.architecture.LayerRules} for the
 * services, which each call from a test of their own, and one test for this module.
 */
@NullMarked
package dev.fillstream.model.architecture;

import org.jspecify.annotations.NullMarked;
