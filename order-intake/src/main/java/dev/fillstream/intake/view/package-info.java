/**
 * Where an order stands. An {@link dev.fillstream.intake.view.OrderView} begins with the order and
 * is carried on by {@link dev.fillstream.intake.view.Report}s; {@link
 * dev.fillstream.intake.view.OrderViews} is asked for it, {@link
 * dev.fillstream.intake.view.OrderWatch} tells who waits for its next step, and {@link
 * dev.fillstream.intake.view.RecentOrders} holds what Kafka has acknowledged and the view has not
 * met yet.
 */
@NullMarked
package dev.fillstream.intake.view;

import org.jspecify.annotations.NullMarked;
