/** The service against a real broker, a real database, and a venue that does as it is told. */
@NullMarked
package dev.fillstream.execution;

import org.jspecify.annotations.NullMarked;
