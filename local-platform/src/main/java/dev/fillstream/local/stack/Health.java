package dev.fillstream.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service how it is. */
public final class Health {

    private static final int PATIENCE_MILLIS = 2_000;

    private Health() {}

    /** Whether the service below {@code management} says that it is ready. */
    public static boolean isReady(String management) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create(management + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
