/**
 * How much one caller may ask for: a {@link dev.fillstream.intake.rate.Quota} is the rule, a {@link
 * dev.fillstream.intake.rate.TokenBucket} what is left of it, and an {@link
 * dev.fillstream.intake.rate.Allowance} the buckets of one token.
 */
@NullMarked
package dev.fillstream.intake.rate;

import org.jspecify.annotations.NullMarked;
