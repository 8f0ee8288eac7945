/**
 * Where the evidence comes from: {@link dev.fillstream.local.check.adapter.TopicReader} reads the
 * topics, {@link dev.fillstream.local.check.adapter.VenueJournalFile} the venue's journal, {@link
 * dev.fillstream.local.check.adapter.ExposureClient} asks the risk-processor.
 */
@NullMarked
package dev.fillstream.local.check.adapter;

import org.jspecify.annotations.NullMarked;
