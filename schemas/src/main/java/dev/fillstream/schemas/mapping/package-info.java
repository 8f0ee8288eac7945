/**
 * Between the wire and the model: one class per subject, and a field keeps its name on both sides.
 * A wire value that the model refuses comes out as {@link dev.fillstream.model.value.InvalidValue}
 * with the wire's name of the field.
 */
@NullMarked
package dev.fillstream.schemas.mapping;

import org.jspecify.annotations.NullMarked;
