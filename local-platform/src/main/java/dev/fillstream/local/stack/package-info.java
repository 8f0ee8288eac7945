/**
 * The whole pipeline as processes of one machine. {@link dev.fillstream.local.stack.Stack} starts,
 * watches and stops them, each a {@link dev.fillstream.local.stack.Part}; {@link
 * dev.fillstream.local.stack.StackSettings} says where and how; {@link
 * dev.fillstream.local.stack.StackView} is what others need to know of a stack, their own or one
 * that another process started: addresses, pids, logs, tokens.
 */
@NullMarked
package dev.fillstream.local.stack;

import org.jspecify.annotations.NullMarked;
