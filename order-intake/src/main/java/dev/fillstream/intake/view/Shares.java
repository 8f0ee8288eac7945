package dev.fillstream.intake.view;

import dev.fillstream.model.value.Account;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds which orders: the view is cut by account into partitions, and each partition is held by
 * one instance at a time. What is told is what this instance knows; it may have changed since.
 */
public interface Shares {

    /** Where an instance takes requests of other instances. */
    record Address(String host, int port) {}

    /** The partition that has this account's orders; empty while nothing is known yet. */
    Optional<Integer> of(Account account);

    /** All partitions; empty while nothing is known yet. */
    Set<Integer> all();

    /** Whether this instance holds the partition, all of it. */
    boolean isHere(int partition);

    /** The other instance that the partition is given to; empty if it is ours, or nobody's. */
    Optional<Address> elsewhere(int partition);
}
