/**
 * The REST contract. {@link dev.fillstream.intake.adapter.rest.IntakeRoutes} lists the routes; each
 * request is an {@link dev.fillstream.intake.adapter.rest.Exchange}, handled on its event loop by
 * {@link dev.fillstream.intake.adapter.rest.PostOrder}, {@link
 * dev.fillstream.intake.adapter.rest.GetOrder}, {@link
 * dev.fillstream.intake.adapter.rest.ListOrders} or {@link
 * dev.fillstream.intake.adapter.rest.AccountEvents}, with {@link
 * dev.fillstream.intake.adapter.rest.Workers} for all that may touch a disk or wait. A request that
 * is refused ends as a {@link dev.fillstream.intake.adapter.rest.Refused} and leaves as a {@link
 * dev.fillstream.intake.adapter.rest.Problem}.
 */
@NullMarked
package dev.fillstream.intake.adapter.rest;

import org.jspecify.annotations.NullMarked;
