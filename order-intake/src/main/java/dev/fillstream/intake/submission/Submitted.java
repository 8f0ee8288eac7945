package dev.fillstream.intake.submission;

import dev.fillstream.intake.view.OrderView;

/** What became of submitting an order. */
public sealed interface Submitted {

    /** Kafka has it, and this is where it stands. */
    record Taken(OrderView view) implements Submitted {}

    /** It was not taken, as far as anybody can say. */
    sealed interface NotTaken extends Submitted {}

    /** Another order came before under the same clOrdId. */
    record Reused() implements NotTaken {}

    /** It may be written or not: {@code code} says why, and the client may send it again. */
    record NotConfirmed(IntakeCode code) implements NotTaken {}
}
