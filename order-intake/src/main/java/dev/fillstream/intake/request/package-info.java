/**
 * Requests about orders that are there: {@link dev.fillstream.intake.request.OrderCancelRequest},
 * {@link dev.fillstream.intake.request.OrderCancelReplaceRequest} and {@link
 * dev.fillstream.intake.request.OrderMassCancelRequest}. {@link
 * dev.fillstream.intake.request.OrderRequests} compares them with what is known of the order and
 * hands them to the {@link dev.fillstream.intake.request.RequestLog}; what came of that is a {@link
 * dev.fillstream.intake.request.Requested}.
 */
@NullMarked
package dev.fillstream.intake.request;

import org.jspecify.annotations.NullMarked;
