/** What every part of the pipeline says in the same words: here, why something was refused. */
@NullMarked
package dev.fillstream.model;

import org.jspecify.annotations.NullMarked;
