package dev.fillstream.intake.feed;

/** From where on a subscriber wants the reports of its account. */
public sealed interface StartingPoint {

    /** What comes from now on. */
    record Now() implements StartingPoint {}

    /** All that is kept, and what comes. */
    record Earliest() implements StartingPoint {}

    /** What came after that event, and what comes. */
    record After(EventId last) implements StartingPoint {}
}
