/**
 * The demonstration. {@link dev.fillstream.local.demo.DemoCommand} is the command line, {@link
 * dev.fillstream.local.demo.DemoRun} the sequence: register endpoints, send the sample load ({@code
 * load}), show the {@link dev.fillstream.local.demo.Funnel} while it runs, wait for {@link
 * dev.fillstream.local.demo.Quiet}, collect the evidence and judge it. What it reports is read from
 * the topics, the venue's journal and the receiver's log ({@code receiver}); the sender's counters
 * only feed the display.
 */
@NullMarked
package dev.fillstream.local.demo;

import org.jspecify.annotations.NullMarked;
