package dev.fillstream.intake.adapter.rest;

import dev.fillstream.model.order.NewOrderSingle;

/** One entry of a batch as it was read. */
sealed interface BatchEntry {

    record Order(NewOrderSingle order) implements BatchEntry {}

    record Faulty(Refused refused) implements BatchEntry {}
}
