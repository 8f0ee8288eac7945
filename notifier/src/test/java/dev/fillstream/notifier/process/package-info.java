/** The packaged notifier as a process: {@link dev.fillstream.notifier.process.NotifierProcess}. */
package dev.fillstream.notifier.process;
