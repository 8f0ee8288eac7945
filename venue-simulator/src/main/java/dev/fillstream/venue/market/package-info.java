/**
 * What makes a lone book a market: a {@link dev.fillstream.venue.market.Market} is one listing's
 * book with a {@link dev.fillstream.venue.market.MarketMaker} that quotes both sides of a mid, and
 * the {@link dev.fillstream.venue.market.MidWalk} that moves the mid. All of it follows from a
 * seed, and nothing moves but when told to.
 */
@NullMarked
package dev.fillstream.venue.market;

import org.jspecify.annotations.NullMarked;
