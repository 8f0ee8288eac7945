/** Reads the log from Kafka, partition by partition. */
@NullMarked
package dev.fillstream.local.verify.adapter;

import org.jspecify.annotations.NullMarked;
