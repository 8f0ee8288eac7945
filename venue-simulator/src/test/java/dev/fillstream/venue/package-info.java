/** The venue as its clients see it: over HTTP and WebSocket, across restarts, under faults. */
@NullMarked
package dev.fillstream.venue;

import org.jspecify.annotations.NullMarked;
