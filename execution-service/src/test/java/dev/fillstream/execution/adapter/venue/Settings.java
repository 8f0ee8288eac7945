package dev.fillstream.execution.adapter.venue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** A config interface with its defaults and some values. */
public final class Settings {

    private Settings() {}

    public static <T> T of(Class<T> config, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(config)
                .withMappingIgnore("**")
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(config);
    }
}
