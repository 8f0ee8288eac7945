package dev.fillstream.intake.adapter.kafka;

import dev.fillstream.intake.config.IntakeConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the producer of {@code orders} is set. */
final class ProducerSettings {

    /** Long enough that a quiet night does not make the first send of the morning ask a broker. */
    private static final String NEVER_FORGET = Long.toString(30L * 24 * 60 * 60 * 1000);

    private static final String MAX_BLOCK_MILLIS = "1000";

    private ProducerSettings() {}

    /** {@code retries} stays unset: attempts go on until the delivery timeout. */
    static Map<String, Object> of(IntakeConfig config) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "order-intake");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // At once where nothing is under way, else with all that came meanwhile.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "65536");
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis(config.orders().deliveryTimeout().toMillis()));
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis(config.orders().requestTimeout().toMillis()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER_FORGET);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        return settings;
    }

    private static String millis(long value) {
        return Integer.toString(Math.toIntExact(value));
    }
}
