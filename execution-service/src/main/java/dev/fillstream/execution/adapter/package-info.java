/**
 * Where technology is: {@code db} PostgreSQL, {@code kafka} the topics, {@code venue} the brokers,
 * {@code rest} what is shown. Adapters know the features; features do not know them, nor they each
 * other.
 */
@NullMarked
package dev.fillstream.execution.adapter;

import org.jspecify.annotations.NullMarked;
