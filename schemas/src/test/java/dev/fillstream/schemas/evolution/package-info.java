/**
 * What keeps one release able to read another: {@link
 * dev.fillstream.schemas.evolution.WireContract} is the schema as the build has it, {@link
 * dev.fillstream.schemas.evolution.Release} what a release left behind, {@link
 * dev.fillstream.schemas.evolution.WireBreaks} what would break between the two.
 */
@NullMarked
package dev.fillstream.schemas.evolution;

import org.jspecify.annotations.NullMarked;
