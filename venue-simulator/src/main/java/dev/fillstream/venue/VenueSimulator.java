package dev.fillstream.venue;

import dev.fillstream.venue.config.VenueConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.util.logging.LogManager;

/** The program: one venue, until it is told to stop. */
public final class VenueSimulator {

    private static final int CANNOT_START = 3;

    private VenueSimulator() {}

    /** Settings come from the environment; exit code 3 says that they, or the ports, do not fit. */
    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        configureLogging();
        try {
            VenueConfig config = VenueConfig.of(System.getenv());
            run(config, begin);
        } catch (VenueConfig.Invalid e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private static void run(VenueConfig config, long begin) {
        try {
            Venue venue = Venue.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(venue::close, "stop"));
            long millis = (System.nanoTime() - begin) / 1_000_000;
            System.out.printf(
                    "venue-simulator on %s:%d (admin %d) ready in %d ms%n",
                    config.host(), venue.port(), venue.adminPort(), millis);
        } catch (IOException e) {
            refuse(
                    e.getCause() instanceof BindException
                            ? portTaken(config, e)
                            : String.valueOf(e.getMessage()));
        }
    }

    private static String portTaken(VenueConfig config, IOException e) {
        return "port %d or %d of %s is taken (%s): move them with FILLSTREAM_VENUE_PORT and FILLSTREAM_VENUE_ADMIN_PORT"
                .formatted(config.port(), config.adminPort(), config.host(), e.getMessage());
    }

    private static void refuse(String why) {
        System.err.println("venue-simulator cannot start: " + why);
        System.exit(CANNOT_START);
    }

    private static void configureLogging() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream settings =
                    VenueSimulator.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
    }
}
