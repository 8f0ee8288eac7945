/**
 * The values that everything else is made of. Each refuses nonsense when it is made ({@link
 * dev.fillstream.model.value.InvalidValue} names field and rule), so whoever holds one holds a
 * valid one. {@link dev.fillstream.model.value.Price}, {@link dev.fillstream.model.value.Quantity}
 * and {@link dev.fillstream.model.value.Money} are exact decimals ({@link
 * dev.fillstream.model.value.Decimals}); equal amounts are equal whatever their scale was.
 */
@NullMarked
package dev.fillstream.model.value;

import org.jspecify.annotations.NullMarked;
