package dev.fillstream.local.demo;

import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;
import java.net.URI;
import java.nio.file.Path;

/**
 * The running stack as a client sees it from outside.
 *
 * @param venueJournal the file in which the simulator writes what it booked
 * @param directory where the demo leaves its files
 * @param operatorToken a bearer token for everything
 */
public record DemoTarget(
        String bootstrapServers,
        URI orderIntake,
        URI riskProcessor,
        URI notifier,
        Path venueJournal,
        Path directory,
        String operatorToken) {

    public static DemoTarget of(StackView stack) {
        return new DemoTarget(
                stack.bootstrapServers(),
                URI.create(stack.url(Part.ORDER_INTAKE)),
                URI.create(stack.url(Part.RISK_PROCESSOR)),
                URI.create(stack.url(Part.NOTIFIER)),
                Path.of(stack.venueJournal()),
                Path.of(stack.data(), "demo"),
                stack.tokens().operator());
    }
}
