/**
 * What runs inside containers beside the services, from the simulator's image: {@link
 * dev.fillstream.local.container.Prepare} before anything else, {@link
 * dev.fillstream.local.container.Receiver} for the demo's webhooks, {@link
 * dev.fillstream.local.container.Token} when somebody asks for one.
 */
@NullMarked
package dev.fillstream.local.container;

import org.jspecify.annotations.NullMarked;
