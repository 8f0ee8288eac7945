package dev.fillstream.intake.view;

/** What came of looking for an order. */
public sealed interface Lookup {

    record Found(OrderView view) implements Lookup {}

    /** It is in none of the orders, and all of them are here. */
    record Absent() implements Lookup {}

    /** It is not among the orders that are here, and not all of them are. */
    record Unavailable() implements Lookup {}

    Lookup ABSENT = new Absent();
    Lookup UNAVAILABLE = new Unavailable();
}
