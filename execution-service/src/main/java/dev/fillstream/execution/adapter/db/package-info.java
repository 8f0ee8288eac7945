/**
 * PostgreSQL. {@link dev.fillstream.execution.adapter.db.PostgresOrderBook} and {@link
 * dev.fillstream.execution.adapter.db.PostgresUnpublishedReports} write, one statement per batch
 * and transaction; the entities are for reading, through Hibernate Reactive. Nothing here blocks.
 */
@NullMarked
package dev.fillstream.execution.adapter.db;

import org.jspecify.annotations.NullMarked;
