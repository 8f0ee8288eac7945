/**
 * The demonstration. {@link dev.fillstream.local.demo.DemoCommand} is the command line, {@link
 * dev.fillstream.local.demo.DemoRun} the sequence, and {@link dev.fillstream.local.demo.Trial} a
 * run of any kind, the pipeline tests' too: register endpoints, send a load ({@code load}), follow
 * it in the {@link dev.fillstream.local.demo.Funnel}, wait for {@link
 * dev.fillstream.local.demo.Quiet} and collect the {@link dev.fillstream.local.demo.Evidence}. What
 * it reports is read from the topics, the venue's journal and the receiver's log ({@code
 * receiver}); the sender's counters only feed the display.
 */
@NullMarked
package dev.fillstream.local.demo;

import org.jspecify.annotations.NullMarked;
