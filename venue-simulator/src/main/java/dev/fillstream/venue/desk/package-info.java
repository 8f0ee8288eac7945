/**
 * The one way into the exchange and out of it, whatever wire a client speaks: {@link
 * dev.fillstream.venue.desk.Desk} journals before anybody is told, each {@link
 * dev.fillstream.venue.desk.Audience} hears its clients' updates, and {@link
 * dev.fillstream.venue.desk.Telling} garbles them where a fault will have it.
 */
@NullMarked
package dev.fillstream.venue.desk;

import org.jspecify.annotations.NullMarked;
