/**
 * The sample load: {@link dev.fillstream.local.demo.load.SampleOrders} plans it from a seed, {@link
 * dev.fillstream.local.demo.load.RestSender} and {@link dev.fillstream.local.demo.load.KafkaSender}
 * send it. The pipeline tests send with them too.
 */
@NullMarked
package dev.fillstream.local.demo.load;

import org.jspecify.annotations.NullMarked;
