/**
 * How a report reaches its receivers. A {@link dev.fillstream.notifier.lane.Lane} per endpoint is
 * the pure heart: it says what to send, what to write down and what has to wait, so that each order
 * stays in its order and nobody waits for a slow neighbour. {@link
 * dev.fillstream.notifier.delivery.DeliveryEngine} owns the lanes on one event loop and carries
 * their {@link dev.fillstream.notifier.lane.Step}s out: to a {@link
 * dev.fillstream.notifier.delivery.WebhookSender}, to the {@link
 * dev.fillstream.notifier.delivery.ParkingLot} over {@link
 * dev.fillstream.notifier.delivery.ParkedDeliveries}, and to a {@link
 * dev.fillstream.notifier.delivery.OutcomeLog}.
 */
@NullMarked
package dev.fillstream.notifier.delivery;

import org.jspecify.annotations.NullMarked;
