package dev.fillstream.local.trigger;

import dev.fillstream.local.stack.StackView;
import dev.fillstream.local.trigger.Situation.Unmet;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes named situations happen on a running stack. */
public final class Triggers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Supplier<StackView> stack;
    private final HttpClient http;
    private final Consumer<String> out;

    /**
     * @param stack as it is at the moment: what is killed comes back as another process
     * @param out gets the time line, line by line
     */
    public Triggers(Supplier<StackView> stack, HttpClient http, Consumer<String> out) {
        this.stack = stack;
        this.http = http;
        this.out = out;
    }

    /** The names of all situations. */
    public static List<String> names() {
        return Arrays.stream(Scenario.values()).map(Scenario::label).toList();
    }

    /**
     * Whether the situation came to the end that it must.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public boolean run(String name) {
        Scenario scenario =
                Scenario.labelled(name)
                        .orElseThrow(() -> new IllegalArgumentException("no scenario " + name));
        out.accept(name + ": " + scenario.sentence());
        String prefix = "trigger-" + Long.toString(System.currentTimeMillis(), 36) + "-";
        try (Situation situation = new Situation(stack, http, prefix, PATIENCE, out)) {
            scenario.run(situation);
            return true;
        } catch (Unmet | IOException e) {
            out.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** The same for all situations at once, over and over; then every promise is checked. */
    public boolean runAll(Duration time, boolean kill, long seed) throws InterruptedException {
        return new Onslaught(stack, http, out).run(time, kill, seed);
    }
}
