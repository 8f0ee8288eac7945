/**
 * A real PostgreSQL as a child process: {@link dev.fillstream.local.postgres.PostgresBinaries}
 * unpacks it once per machine, {@link dev.fillstream.local.postgres.PostgresProcess} runs it on a
 * directory, {@link dev.fillstream.local.postgres.Unprivileged} is how it runs when we are root,
 * which PostgreSQL refuses.
 */
@NullMarked
package dev.fillstream.local.postgres;

import org.jspecify.annotations.NullMarked;
