/**
 * The venue's FIX 4.4 acceptor, on the same desk as the HTTP API. {@link
 * dev.fillstream.venue.adapter.fix.FixAcceptor} keeps the sessions, on QuickFIX/J's threads; {@link
 * dev.fillstream.venue.adapter.fix.FixDesk} does what messages ask, on the venue's loop; {@code
 * FixRequest} reads them and {@code FixReports} writes what clients are told.
 */
@NullMarked
package dev.fillstream.venue.adapter.fix;

import org.jspecify.annotations.NullMarked;
