package dev.fillstream.local.testing;

import dev.fillstream.local.process.OwnedContainer;
import dev.fillstream.local.process.StartFailed;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that Testcontainers starts and removes, with one port on the loopback address of this
 * machine. The port is chosen beforehand: a broker has to be told under which address clients know
 * it, and keeps that address when it is started again.
 */
final class TestContainer implements AutoCloseable {

    private final GenericContainer<?> container;

    private TestContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /** Whether Testcontainers finds an engine: it has ways of its own to look for one. */
    static boolean isPossible() {
        return withOurLoader(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    /**
     * Returns when it runs; whether its server answers is for the caller to find out.
     *
     * @param command instead of the image's own; empty for that
     */
    static TestContainer start(
            String image,
            int port,
            int containerPort,
            Map<String, String> environment,
            List<String> command) {
        return withOurLoader(
                () -> {
                    GenericContainer<?> container =
                            new GenericContainer<>(DockerImageName.parse(image));
                    container.setPortBindings(
                            List.of("127.0.0.1:%d:%d".formatted(port, containerPort)));
                    container.withEnv(environment).waitingFor(new NoWait());
                    if (!command.isEmpty()) {
                        container.withCommand(command.toArray(String[]::new));
                    }
                    try {
                        container.start();
                    } catch (ContainerLaunchException e) {
                        throw new StartFailed("a container of " + image + " does not start", e);
                    }
                    OwnedContainer.born(container.getContainerId());
                    return new TestContainer(container);
                });
    }

    void pause() {
        var _ = container.getDockerClient().pauseContainerCmd(id()).exec();
    }

    void resume() {
        var _ = container.getDockerClient().unpauseContainerCmd(id()).exec();
    }

    void kill() {
        var _ = container.getDockerClient().killContainerCmd(id()).exec();
    }

    void startAgain() {
        var _ = container.getDockerClient().startContainerCmd(id()).exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    private String id() {
        return container.getContainerId();
    }

    /**
     * Testcontainers looks for its parts by the thread's class loader, which is Quarkus' own while
     * Quarkus prepares a test.
     */
    private static <T> T withOurLoader(Supplier<T> start) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TestContainer.class.getClassLoader());
        try {
            return start.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class NoWait extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {}
    }
}
