/**
 * Turns approvals into orders at a venue, and what the venue reports into {@code executions}.
 * {@code routing} hands orders over, {@code report} books what comes back, {@code reconcile} finds
 * out what is not known; PostgreSQL, Kafka, the venues and REST are under {@code adapter}.
 */
@NullMarked
package dev.fillstream.execution;

import org.jspecify.annotations.NullMarked;
