package dev.fillstream.intake.adapter.rest;

import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The shared broker and the keys for tokens. Here rather than in local-platform, because Quarkus
 * takes test resources from the module's own test classes only, once modules are built together.
 */
public class Platform implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TokenMint tokens = SharedPlatform.tokens();
        return Map.of(
                "kafka.bootstrap.servers",
                KafkaClassLoader.call(SharedPlatform::bootstrapServers),
                "mp.jwt.verify.publickey.location",
                tokens.publicKey().toString(),
                "mp.jwt.verify.issuer",
                TokenMint.ISSUER,
                "fillstream.intake.state-dir",
                StateDirectory.fresh());
    }

    /** What was started is shared, and ends with the JVM. */
    @Override
    public void stop() {}
}
