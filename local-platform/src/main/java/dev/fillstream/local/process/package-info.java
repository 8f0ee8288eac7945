/**
 * Child processes that never outlive us: a {@link dev.fillstream.local.process.Command} is started
 * as a {@link dev.fillstream.local.process.ChildProcess}, whose pid the {@link
 * dev.fillstream.local.process.Reaper} knows and kills when this JVM is gone, however it went.
 */
@NullMarked
package dev.fillstream.local.process;

import org.jspecify.annotations.NullMarked;
