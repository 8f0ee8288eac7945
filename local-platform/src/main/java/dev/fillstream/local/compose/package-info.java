/**
 * The pipeline in containers, as {@code docker-compose.yml} describes it: {@link
 * dev.fillstream.local.compose.Engine} asks the Docker engine, {@link
 * dev.fillstream.local.compose.Compose} is docker-compose in either version, {@link
 * dev.fillstream.local.compose.ComposeStack} is what runs, and where it can be reached. What goes
 * wrong is put into one sentence, with what to do, by {@link
 * dev.fillstream.local.compose.Explanation}.
 */
@NullMarked
package dev.fillstream.local.compose;

import org.jspecify.annotations.NullMarked;
