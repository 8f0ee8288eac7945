/**
 * What is shown over HTTP: history, positions, unknown outcomes, venues. Amounts are strings, words
 * are lower case, another account's order does not exist.
 */
@NullMarked
package dev.fillstream.execution.adapter.rest;

import org.jspecify.annotations.NullMarked;
