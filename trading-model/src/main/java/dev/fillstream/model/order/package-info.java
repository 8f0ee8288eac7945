/**
 * An order as FIX 4.4 knows it: what was asked for ({@link
 * dev.fillstream.model.order.NewOrderSingle} and its terms) and how it lives on from there. Pure:
 * no clock, no ids of its own making, no technology.
 */
@NullMarked
package dev.fillstream.model.order;

import org.jspecify.annotations.NullMarked;
