package dev.fillstream.local.demo;

import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.local.check.adapter.VenueJournalFile;
import dev.fillstream.local.demo.receiver.SampleReceiver;
import dev.fillstream.local.demo.receiver.WebhookReceiver;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The running stack as a client sees it from outside. Where a service has several instances, any of
 * them will do.
 *
 * @param venueJournal reads what the simulator booked
 * @param receivers where webhooks can be taken
 * @param books JDBC address of execution-service's database; empty where it cannot be reached
 * @param operatorToken a bearer token for everything
 */
public record DemoTarget(
        String bootstrapServers,
        List<URI> orderIntakes,
        List<URI> riskProcessors,
        List<URI> notifiers,
        Supplier<List<VenueEntry>> venueJournal,
        Receivers receivers,
        Optional<String> books,
        String operatorToken) {

    /** The database of execution-service, and who may read it. */
    static final String EXECUTION = "execution";

    /** Opens a receiver that the notifier can reach. */
    public interface Receivers {

        /**
         * @param run a name that nobody else has
         * @param failures how many webhook-ids its flaky path refuses once
         */
        WebhookReceiver open(String run, int failures);
    }

    public DemoTarget {
        orderIntakes = List.copyOf(orderIntakes);
        riskProcessors = List.copyOf(riskProcessors);
        notifiers = List.copyOf(notifiers);
    }

    public static DemoTarget of(StackView stack) {
        Path journal = Path.of(stack.venueJournal());
        Path receipts = Path.of(stack.data(), "demo", "receiver.ndjson");
        return new DemoTarget(
                stack.bootstrapServers(),
                List.of(URI.create(stack.url(Part.ORDER_INTAKE))),
                List.of(URI.create(stack.url(Part.RISK_PROCESSOR))),
                List.of(URI.create(stack.url(Part.NOTIFIER))),
                () -> VenueJournalFile.read(journal),
                (_, failures) -> SampleReceiver.start(receipts, failures),
                Optional.of(stack.jdbcUrl(EXECUTION)),
                stack.tokens().operator());
    }

    /** The first instance. */
    public URI orderIntake() {
        return orderIntakes.getFirst();
    }

    /** The first instance. */
    public URI riskProcessor() {
        return riskProcessors.getFirst();
    }
}
