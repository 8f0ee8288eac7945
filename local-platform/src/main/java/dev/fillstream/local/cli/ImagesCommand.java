package dev.fillstream.local.cli;

import dev.fillstream.local.compose.Compose;
import dev.fillstream.local.compose.Engine;
import dev.fillstream.local.stack.Home;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code images}: builds the container images of what is built. */
@Command(
        name = "images",
        description = "Builds the container images that docker-compose.yml runs",
        mixinStandardHelpOptions = true)
final class ImagesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Path root = Home.find().root();
        var _ = new Engine(root).version();
        return Compose.in(root).build() == 0 ? ExitCode.OK : ExitCode.START_FAILED;
    }
}
