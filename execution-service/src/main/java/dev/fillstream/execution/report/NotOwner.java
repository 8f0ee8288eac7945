package dev.fillstream.execution.report;

import java.util.Set;

/** Another instance owns these partitions now; nothing of the batch was written. */
public final class NotOwner extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOwner(Set<Integer> partitions) {
        super("another instance owns partitions " + partitions, null, false, false);
    }
}
