package dev.fillstream.intake.adapter.rest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** As {@link Platform}, with streams that show signs of life often, for few. */
public final class FollowedPlatform implements QuarkusTestResourceLifecycleManager {

    private final Platform platform = new Platform();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(platform.start());
        settings.put("fillstream.intake.events.heartbeat", "300ms");
        settings.put("fillstream.intake.events.last-words", "60s");
        settings.put("fillstream.intake.events.max-subscribers", "50");
        return settings;
    }

    @Override
    public void stop() {
        platform.stop();
    }
}
