package dev.fillstream.local.compose;

import dev.fillstream.local.check.adapter.VenueJournalPage;
import dev.fillstream.local.demo.DemoTarget;
import dev.fillstream.local.demo.receiver.RemoteReceiver;
import dev.fillstream.local.process.StartFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The pipeline in containers: found where it runs, started where it does not. */
public final class ComposeStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String PREPARE = "prepare";
    private static final URI RECEIVER_INSIDE = URI.create("http://receiver:8680");

    private final Engine engine;
    private final Compose compose;
    private final boolean isOurs;

    private ComposeStack(Engine engine, Compose compose, boolean isOurs) {
        this.engine = engine;
        this.compose = compose;
        this.isOurs = isOurs;
    }

    /**
     * The stack of the repository at {@code root}; started, and stopped again by {@link #close},
     * when it does not run. Returns when all of it is ready.
     *
     * @param progress hears what is being done
     * @throws StartFailed when it does not come up; the message says why, and what to do
     */
    public static ComposeStack open(Path root, Consumer<String> progress) {
        Engine engine = new Engine(root);
        String version = engine.version();
        Compose compose = Compose.in(root);
        boolean runs = engine.containers().stream().anyMatch(Container::isRunning);
        ComposeStack stack = new ComposeStack(engine, compose, !runs);
        if (runs) {
            progress.accept("using the containers that are up");
        } else {
            progress.accept(
                    "starting containers with %s, Docker %s".formatted(compose.name(), version));
            stack.start();
        }
        try {
            stack.awaitReady();
        } catch (StartFailed e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    /** Whether {@link #open} started it. */
    public boolean isOurs() {
        return isOurs;
    }

    /** The stack as a client sees it, all instances that run now. */
    public DemoTarget target(HttpClient http) {
        List<Container> running =
                engine.containers().stream().filter(Container::isRunning).toList();
        URI receiver = addresses(running, "receiver", 8680).getFirst();
        URI venue = addresses(running, "venue-simulator", 9580).getFirst();
        String brokers =
                addresses(running, "kafka", 9092).stream()
                        .map(URI::getAuthority)
                        .collect(Collectors.joining(","));
        return new DemoTarget(
                brokers,
                addresses(running, "order-intake", 8080),
                addresses(running, "risk-processor", 8180),
                addresses(running, "notifier", 8380),
                () -> VenueJournalPage.read(http, venue),
                (run, failures) ->
                        RemoteReceiver.open(http, receiver, RECEIVER_INSIDE, run, failures),
                Optional.empty(),
                token());
    }

    /** Stops what {@link #open} started; the data stay. */
    @Override
    public void close() {
        if (isOurs) {
            compose.down();
        }
    }

    private void start() {
        Optional<String> problem =
                Explanation.ofMemory(engine.memory()).or(() -> Containers.stale(engine, compose));
        if (problem.isPresent()) {
            throw new StartFailed(problem.get());
        }
        if (!compose.images().stream().allMatch(engine::hasImage) && compose.build() != 0) {
            throw new StartFailed("the images could not be built; the above says why");
        }
        compose.up();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            List<Container> all = engine.containers();
            if (isReady(all)) {
                return;
            }
            for (Container container : all) {
                if (isLost(container, all)) {
                    throw new StartFailed(
                            Explanation.ofContainer(
                                    container,
                                    engine.log(container),
                                    engine.isOutOfMemory(container),
                                    compose.name() + " down"));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed("the containers did not get ready: " + missing(all));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static boolean isReady(List<Container> all) {
        return !all.isEmpty() && missing(all).isEmpty();
    }

    /** The roles that nobody plays yet. */
    private static Set<String> missing(List<Container> all) {
        Set<String> missing = new TreeSet<>();
        for (Container container : all) {
            missing.add(container.role());
        }
        for (Container container : all) {
            boolean plays =
                    container.service().equals(PREPARE)
                            ? container.hasSucceeded()
                            : container.isHealthy();
            if (plays) {
                missing.remove(container.role());
            }
        }
        return missing;
    }

    /** Whether waiting for it makes no sense, and nobody else plays its role. */
    private static boolean isLost(Container container, List<Container> all) {
        boolean goesOn =
                container.isStarting()
                        || container.isHealthy()
                        || (container.service().equals(PREPARE) && container.hasSucceeded());
        return !goesOn
                && all.stream()
                        .filter(other -> other.role().equals(container.role()))
                        .noneMatch(other -> other.isHealthy() || other.isStarting());
    }

    private static List<URI> addresses(List<Container> running, String role, int port) {
        List<URI> addresses =
                running.stream()
                        .filter(container -> container.role().equals(role))
                        .flatMap(container -> container.address(port).stream())
                        .toList();
        if (addresses.isEmpty()) {
            throw new StartFailed(
                    "%s does not run: docker-compose up -d starts it".formatted(role));
        }
        return addresses;
    }

    private String token() {
        Container prepare =
                engine.containers().stream()
                        .filter(container -> container.service().equals(PREPARE))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new StartFailed(
                                                "the container that prepared the stack is gone: docker-compose up -d makes it again"));
        return engine.ask(prepare, "dev.fillstream.local.container.Token");
    }
}
