package dev.fillstream.local.testing;

import dev.fillstream.local.security.TokenMint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test a real broker with the topics of the catalogue, a real database and keys for
 * tokens, shared by all tests of the JVM.
 *
 * <p>Init arguments: {@code kafka=false} for none, {@code postgres=execution} for a database of
 * that name.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {

    private boolean kafka = true;
    private String database = "";

    @Override
    public void init(Map<String, String> arguments) {
        kafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
        database = arguments.getOrDefault("postgres", "");
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        if (kafka) {
            settings.put("kafka.bootstrap.servers", SharedPlatform.bootstrapServers());
            settings.put("fillstream.partitions", Integer.toString(SharedPlatform.PARTITIONS));
        }
        if (!database.isEmpty()) {
            settings.putAll(SharedPlatform.datasource(database));
        }
        TokenMint tokens = SharedPlatform.tokens();
        settings.put("mp.jwt.verify.publickey.location", tokens.publicKey().toString());
        settings.put("mp.jwt.verify.issuer", TokenMint.ISSUER);
        return settings;
    }

    /** The processes end with the JVM: starting them anew for each test class would be slow. */
    @Override
    public void stop() {}
}
