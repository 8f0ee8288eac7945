/** Checks of what the account would hold and owe, should the order and all others fill. */
@NullMarked
package dev.fillstream.risk.check.exposure;

import org.jspecify.annotations.NullMarked;
