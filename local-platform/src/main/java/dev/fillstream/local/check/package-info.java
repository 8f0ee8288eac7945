/**
 * The conservation check: what the pipeline promised, checked against what it left behind. {@link
 * dev.fillstream.local.check.PipelineEvidence} holds every record of every topic, the venue's
 * journal, what the webhook receiver got and what the risk-processor says of each account; {@link
 * dev.fillstream.local.check.History} sorts it by order; each {@link
 * dev.fillstream.local.check.Check} reads the history and finds what is wrong with it; {@link
 * dev.fillstream.local.check.ConservationCheck} runs them all. Pure, and independent: it knows the
 * wire and the values, and no class of any service.
 */
@NullMarked
package dev.fillstream.local.check;

import org.jspecify.annotations.NullMarked;
