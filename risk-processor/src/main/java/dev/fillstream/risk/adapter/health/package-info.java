/**
 * Whether this process can do its work, for supervisors: live as long as the topology runs or is
 * about to, ready when it runs.
 */
@NullMarked
package dev.fillstream.risk.adapter.health;

import org.jspecify.annotations.NullMarked;
