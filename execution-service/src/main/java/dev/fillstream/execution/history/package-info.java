/**
 * What is shown of the book of record: {@link dev.fillstream.execution.history.History} asks for
 * it, the other types are the answers.
 */
@NullMarked
package dev.fillstream.execution.history;

import org.jspecify.annotations.NullMarked;
