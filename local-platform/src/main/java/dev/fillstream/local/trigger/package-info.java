/**
 * Situations made to happen on a running stack. A {@link dev.fillstream.local.trigger.Scenario}
 * says what is done and how it must end; a {@code Situation} does it, follows its orders and keeps
 * the time line; the {@code Onslaught} runs all of them at once while services are killed.
 */
@NullMarked
package dev.fillstream.local.trigger;

import org.jspecify.annotations.NullMarked;
