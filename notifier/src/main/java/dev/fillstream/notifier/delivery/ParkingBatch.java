package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.Step;
import java.util.List;

/**
 * What is to be written in one transaction, in this order: new rows, then changed times, then ends.
 */
public record ParkingBatch(
        List<Step.Park> parks,
        List<Step.Reschedule> reschedules,
        List<Step.Abandon> abandons,
        List<Step.Remove> removals) {

    public ParkingBatch {
        parks = List.copyOf(parks);
        reschedules = List.copyOf(reschedules);
        abandons = List.copyOf(abandons);
        removals = List.copyOf(removals);
    }
}
