package dev.fillstream.local.container;

import dev.fillstream.local.security.SecretFile;
import dev.fillstream.local.security.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The keys of a stack of containers, made once. What signs tokens stays in {@link #MINT}, which no
 * service sees; what services need is in {@link #SHARED}, for the one user that all of them are.
 */
final class Keys {

    static final Path MINT = Path.of("/mint");
    static final Path SHARED = Path.of("/keys");

    private Keys() {}

    static void prepare(Path mint, Path shared) throws IOException {
        SecretFile.write(
                shared.resolve("public.pem"), Files.readString(TokenMint.in(mint).publicKey()));
        SecretFile.write(
                shared.resolve("notifier.key"), SecretFile.at(mint.resolve("notifier.key")));
        SecretFile.write(
                shared.resolve("decision.properties"),
                "fillstream.decision.key=" + SecretFile.at(mint.resolve("decision.key")));
        SecretFile.write(
                shared.resolve("order-intake.properties"),
                "fillstream.intake.view.cursor-key=" + SecretFile.at(mint.resolve("cursor.key")));
    }
}
