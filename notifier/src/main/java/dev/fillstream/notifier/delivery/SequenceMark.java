package dev.fillstream.notifier.delivery;

import java.util.UUID;

/**
 * Where the sequence of an endpoint stands in one partition.
 *
 * @param endpointSeq the number of the last delivery
 */
public record SequenceMark(UUID endpointId, int partition, long endpointSeq) {}
