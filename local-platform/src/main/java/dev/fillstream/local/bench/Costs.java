package dev.fillstream.local.bench;

import dev.fillstream.local.stack.StackView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a trial cost.
 *
 * @param processes what each process of the stack used
 * @param database what PostgreSQL was asked to do, by database
 * @param handover from approval to venue
 */
public record Costs(
        List<ProcessProbe.Look> processes,
        Map<String, DatabaseWork> database,
        HandoverTimes handover) {

    /** Nothing measured. */
    public static final Costs NONE = new Costs(List.of(), Map.of(), HandoverTimes.NONE);

    public Costs {
        processes = List.copyOf(processes);
        database = Map.copyOf(database);
    }

    /** Counts from now on. */
    public static Meter meter(StackView stack, List<ProcessProbe> probes)
            throws InterruptedException {
        return new Meter(
                stack,
                probes,
                DatabaseWork.look(stack),
                HandoverTimes.look(stack),
                probes.stream().map(ProcessProbe::look).toList());
    }

    /** Two looks make a difference. */
    public record Meter(
            StackView stack,
            List<ProcessProbe> probes,
            Map<String, DatabaseWork> databaseBefore,
            HandoverTimes handoverBefore,
            List<ProcessProbe.Look> before) {

        /** What was used since the meter was made. */
        public Costs read() throws InterruptedException {
            List<ProcessProbe.Look> used = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                used.add(probes.get(i).look().since(before.get(i)));
            }
            return new Costs(
                    used,
                    DatabaseWork.since(databaseBefore, DatabaseWork.look(stack)),
                    HandoverTimes.look(stack).since(handoverBefore));
        }
    }
}
