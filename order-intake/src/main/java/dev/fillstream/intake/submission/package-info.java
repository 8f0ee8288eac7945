/**
 * Accepting an order. A {@link dev.fillstream.intake.submission.NewOrderForm} is what the client
 * wrote; it becomes a well-formed order or a list of {@link
 * dev.fillstream.intake.submission.FieldError}. {@link
 * dev.fillstream.intake.submission.OrderSubmission} then compares it with what is known and hands
 * it to the {@link dev.fillstream.intake.submission.OrderLog}; what came of that is a {@link
 * dev.fillstream.intake.submission.Submitted}. Every refusal is an {@link
 * dev.fillstream.intake.submission.IntakeCode}.
 */
@NullMarked
package dev.fillstream.intake.submission;

import org.jspecify.annotations.NullMarked;
