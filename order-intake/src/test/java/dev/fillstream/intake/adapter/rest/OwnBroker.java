package dev.fillstream.intake.adapter.rest;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker that only this test uses, and may break. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private KafkaProcess kafka;

    @Override
    public Map<String, String> start() {
        kafka = KafkaClassLoader.call(OwnBroker::broker);
        TokenMint tokens = SharedPlatform.tokens();
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "mp.jwt.verify.publickey.location",
                tokens.publicKey().toString(),
                "mp.jwt.verify.issuer",
                TokenMint.ISSUER,
                "fillstream.intake.state-dir",
                StateDirectory.fresh());
    }

    private static KafkaProcess broker() {
        try {
            Path directory = Files.createTempDirectory("own-broker");
            KafkaProcess broker = KafkaProcess.start(KafkaSettings.forTests(directory));
            broker.createTopics(4);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(KafkaProcess.class));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
