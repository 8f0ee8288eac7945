/**
 * Makes every decision of risk again, from the log alone: {@link
 * dev.fillstream.local.verify.Recomputation} goes through the {@link
 * dev.fillstream.local.verify.Log}, a {@link dev.fillstream.local.verify.PartitionRun} through one
 * partition of it, {@link dev.fillstream.local.verify.AccountBook} adds up what an account has and
 * risks, {@link dev.fillstream.local.verify.PlainRules} judges. Written to be read rather than to
 * be fast, and without a line of the risk-processor, so that the same mistake would have to be made
 * twice.
 */
@NullMarked
package dev.fillstream.local.verify;

import org.jspecify.annotations.NullMarked;
