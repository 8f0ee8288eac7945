/**
 * The settings of the notifier, their defaults, and the few objects that are made of them: {@link
 * dev.fillstream.notifier.config.NotifierConfig} and {@link
 * dev.fillstream.notifier.config.NotifierBeans}.
 */
@NullMarked
package dev.fillstream.notifier.config;

import org.jspecify.annotations.NullMarked;
