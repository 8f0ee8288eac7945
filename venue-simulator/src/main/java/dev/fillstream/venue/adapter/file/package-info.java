/**
 * The venue's journal as a file: one JSON object a line, appended and never changed. {@link
 * dev.fillstream.venue.adapter.file.JournalFile} writes it, off the event loop and in batches; the
 * {@link dev.fillstream.venue.adapter.file.JournalReader} turns it back into bookings; {@code
 * JournalFormat} is the one place that knows its fields.
 */
@NullMarked
package dev.fillstream.venue.adapter.file;

import org.jspecify.annotations.NullMarked;
