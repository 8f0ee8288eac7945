package dev.fillstream.intake.adapter.rest;

import dev.fillstream.local.testing.SharedPlatform;
import java.util.function.Supplier;

/**
 * Kafka's clients load their plug-ins by the thread's class loader. While Quarkus prepares a test,
 * that is one which knows another copy of Kafka than local-platform does.
 */
final class KafkaClassLoader {

    private KafkaClassLoader() {}

    static void run(Runnable action) {
        var _ =
                call(
                        () -> {
                            action.run();
                            return true;
                        });
    }

    static <T> T call(Supplier<T> supplier) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedPlatform.class.getClassLoader());
        try {
            return supplier.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
