package dev.fillstream.intake.adapter.rest;

import java.util.HashMap;
import java.util.Map;

/** The shared platform, and a service that gives each token little. */
public final class SmallQuota extends Platform {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("fillstream.intake.rate.window", "1h");
        settings.put("fillstream.intake.rate.orders", "3");
        settings.put("fillstream.intake.rate.cancels", "2");
        settings.put("fillstream.intake.rate.reads", "2");
        settings.put("fillstream.intake.view.application-id", "order-intake-view-small-quota");
        return settings;
    }
}
