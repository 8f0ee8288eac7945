/**
 * PostgreSQL: {@link dev.fillstream.notifier.adapter.db.PostgresEndpoints} keeps endpoints through
 * Hibernate Reactive, their secrets encrypted by {@link
 * dev.fillstream.notifier.adapter.db.AtRestCipher}; {@link
 * dev.fillstream.notifier.adapter.db.PostgresParkedDeliveries} keeps what waits, in multi-row
 * statements over the reactive client, since a row there is written and removed once and never
 * changed as an object.
 */
@NullMarked
package dev.fillstream.notifier.adapter.db;

import org.jspecify.annotations.NullMarked;
