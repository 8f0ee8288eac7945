/**
 * The venue over HTTP. {@link dev.fillstream.venue.adapter.http.OrderApi} speaks the part of
 * Alpaca's v2 API that trades, {@link dev.fillstream.venue.adapter.http.UpdateStream} its {@code
 * trade_updates}, {@link dev.fillstream.venue.adapter.http.AdminApi} is our own: health,
 * statistics, faults. Requests reach the exchange through the {@link
 * dev.fillstream.venue.adapter.http.Desk}, which lets nobody hear of anything that is not in the
 * journal. Everything runs on one event loop.
 */
@NullMarked
package dev.fillstream.venue.adapter.http;

import org.jspecify.annotations.NullMarked;
