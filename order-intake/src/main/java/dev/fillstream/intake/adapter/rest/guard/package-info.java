/**
 * What stands between the socket and the HTTP codec. {@link
 * dev.fillstream.intake.adapter.rest.guard.GuardProvider} gives Vert.x a {@link
 * dev.fillstream.intake.adapter.rest.guard.GuardedTransport}, which puts a {@link
 * dev.fillstream.intake.adapter.rest.guard.RequestGuard} in front of each connection. It follows
 * the {@link dev.fillstream.intake.adapter.rest.guard.RequestFraming}, refuses what two readers
 * could take for different requests, and cuts off who takes too long.
 */
@NullMarked
package dev.fillstream.intake.adapter.rest.guard;

import org.jspecify.annotations.NullMarked;
