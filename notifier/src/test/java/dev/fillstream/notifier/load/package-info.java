/**
 * How fast it is: {@link dev.fillstream.notifier.load.DeliveryBenchmark} offers reports to a
 * packaged notifier and measures at the receiver.
 */
package dev.fillstream.notifier.load;
