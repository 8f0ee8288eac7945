package dev.fillstream.intake.adapter.rest;

import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.local.testing.TestKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker that only this test uses, and may break. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private TestKafka kafka;

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

    private static TestKafka broker() {
        try {
            Path directory = Files.createTempDirectory("own-broker");
            TestKafka broker = TestKafka.start(directory);
            broker.createTopics(4);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(TestKafka.class));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
