/**
 * The Alpaca v2 trading API: orders over HTTP ({@link
 * dev.fillstream.execution.adapter.venue.alpaca.AlpacaVenue}), reports over WebSocket ({@link
 * dev.fillstream.execution.adapter.venue.alpaca.TradeUpdates}). What each answer proves is one
 * table, {@link dev.fillstream.execution.adapter.venue.alpaca.AlpacaAnswers}.
 */
@NullMarked
package dev.fillstream.execution.adapter.venue.alpaca;

import org.jspecify.annotations.NullMarked;
