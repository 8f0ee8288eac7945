/**
 * Everything that runs Fillstream on one machine: a real broker ({@code kafka}) and a real database
 * ({@code postgres}) as child processes ({@code process}), the services around them ({@code
 * stack}), tokens to call them with ({@code security}), the same ground for tests ({@code
 * testing}), and the command line ({@code cli}).
 */
@NullMarked
package dev.fillstream.local;

import org.jspecify.annotations.NullMarked;
