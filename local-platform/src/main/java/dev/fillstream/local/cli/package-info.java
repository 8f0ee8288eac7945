/**
 * The command line. {@link dev.fillstream.local.cli.Fillstream} knows the verbs, each a class of
 * its own here; {@link dev.fillstream.local.cli.Screen} is what they print on, {@link
 * dev.fillstream.local.cli.ExitCode} what they answer.
 */
@NullMarked
package dev.fillstream.local.cli;

import org.jspecify.annotations.NullMarked;
