/**
 * The whole chain as real processes. All classes share one {@link
 * dev.fillstream.pipeline.RunningPipeline}; each opens a {@link dev.fillstream.local.demo.Trial} of
 * its own on it, and ends with the conservation check over everything that ever happened there.
 */
@NullMarked
package dev.fillstream.pipeline;

import org.jspecify.annotations.NullMarked;
