package dev.fillstream.risk.exposure;

import java.util.List;

/** Is what two instances, or one before and after, know of a partition the same? */
public interface StateHashes {

    /**
     * A partition's state as one number.
     *
     * @param hash SHA-256, lower hex; taken while nothing is decided, or it is of no moment at all
     */
    record PartitionHash(int partition, String hash) {}

    /** Those of the partitions that are here. Reads all of them, and may wait for a disk. */
    List<PartitionHash> here();
}
