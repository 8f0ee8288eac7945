package dev.fillstream.local.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.local.security.SecretFile;
import dev.fillstream.local.security.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The keys of a stack of containers, made once. What signs tokens stays in {@link #MINT}, which no
 * service sees; what services need is in {@link #SHARED}.
 */
final class Keys {

    static final Path MINT = Path.of("/mint");
    static final Path SHARED = Path.of("/keys");

    private Keys() {}

    static void prepare(Path mint, Path shared) throws IOException {
        place(shared.resolve("public.pem"), Files.readString(TokenMint.in(mint).publicKey()));
        place(shared.resolve("notifier.key"), SecretFile.at(mint.resolve("notifier.key")));
        place(
                shared.resolve("decision.properties"),
                "fillstream.decision.key=" + SecretFile.at(mint.resolve("decision.key")));
        place(
                shared.resolve("order-intake.properties"),
                "fillstream.intake.view.cursor-key=" + SecretFile.at(mint.resolve("cursor.key")));
    }

    /** In one step: a service that restarts meanwhile sees the old file or the new one. */
    private static void place(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, text.getBytes(UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
