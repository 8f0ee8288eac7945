package dev.fillstream.intake.adapter.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** As {@link Platform}, with a view of its own that others may join. */
public final class SharedViewPlatform implements QuarkusTestResourceLifecycleManager {

    private final Platform platform = new Platform();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(platform.start());
        settings.put("fillstream.intake.view.application-id", "view-of-several");
        settings.put("fillstream.intake.advertised-address", "127.0.0.1:1");
        settings.put("fillstream.intake.instances.timeout", "1s");
        return settings;
    }

    @Override
    public void stop() {
        platform.stop();
    }
}
