/**
 * The ground for other modules' tests: {@link dev.fillstream.local.testing.SharedPlatform} is one
 * broker and one database per test JVM, {@link dev.fillstream.local.testing.PlatformResource} hands
 * them to a Quarkus test.
 */
@NullMarked
package dev.fillstream.local.testing;

import org.jspecify.annotations.NullMarked;
