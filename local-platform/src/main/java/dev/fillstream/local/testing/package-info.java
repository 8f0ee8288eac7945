/**
 * The ground for other modules' tests: {@link dev.fillstream.local.testing.SharedPlatform} is one
 * broker and one database per test JVM, {@link dev.fillstream.local.testing.PlatformResource} hands
 * them to a Quarkus test, {@link dev.fillstream.local.testing.TestKafka} is a broker that a test
 * has to itself. Whether they run in containers or as child processes is for {@link
 * dev.fillstream.local.testing.TestPlatform} to choose; the tests do not know.
 */
@NullMarked
package dev.fillstream.local.testing;

import org.jspecify.annotations.NullMarked;
