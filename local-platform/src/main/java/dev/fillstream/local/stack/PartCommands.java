package dev.fillstream.local.stack;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.postgres.PostgresSettings;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.security.SecretFile;
import dev.fillstream.local.security.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line and environment of each part. */
final class PartCommands {

    private static final List<String> COMMON_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dfile.encoding=UTF-8");

    private static final String DECISION_KEY = "FILLSTREAM_DECISION_KEY";
    private static final String KEY_ID = "local-key";
    private static final String SECRET_KEY = "local-secret";

    /** Who execution-service is at the simulator's FIX port. */
    private static final String FIX_CLIENT = "FILLSTREAM";

    private final StackSettings settings;

    PartCommands(StackSettings settings) {
        this.settings = settings;
    }

    Command of(Part part) {
        return switch (part) {
            case KAFKA -> KafkaProcess.command(kafka());
            case POSTGRES -> PostgresProcess.command(postgres());
            case VENUE_SIMULATOR ->
                    java(
                            part,
                            settings.home()
                                    .root()
                                    .resolve("venue-simulator/target/dist/venue-simulator.jar"),
                            venueSimulator());
            case ORDER_INTAKE -> orderIntake(part.label(), settings.port(part));
            case RISK_PROCESSOR -> service(part, Map.of(DECISION_KEY, decisionKey()));
            case EXECUTION_SERVICE -> service(part, executionService());
            case NOTIFIER -> service(part, notifier());
        };
    }

    KafkaSettings kafka() {
        int port = settings.port(Part.KAFKA);
        return new KafkaSettings(
                port,
                port + 1000,
                settings.storage(Part.KAFKA),
                settings.log(Part.KAFKA),
                flags(Part.KAFKA));
    }

    PostgresSettings postgres() {
        return new PostgresSettings(
                settings.port(Part.POSTGRES),
                settings.storage(Part.POSTGRES),
                settings.log(Part.POSTGRES),
                Map.of(
                        "shared_buffers",
                        "128MB",
                        "max_connections",
                        "60",
                        "max_wal_size",
                        "1GB",
                        // The benchmark counts statements by it.
                        "shared_preload_libraries",
                        "pg_stat_statements"));
    }

    /** An instance of order-intake of that name: its state and its log are its own. */
    Command orderIntake(String name, int port) {
        return service(
                Part.ORDER_INTAKE,
                name,
                port,
                Map.of(
                        "FILLSTREAM_INTAKE_ADVERTISED_ADDRESS",
                        "127.0.0.1:" + port,
                        "FILLSTREAM_INTAKE_VIEW_CURSOR_KEY",
                        SecretFile.at(settings.keys().resolve("cursor.key"))));
    }

    /** An instance of execution-service of that name, without a FIX session. */
    Command executionService(String name, int port) {
        Map<String, String> environment = new HashMap<>(executionService());
        environment.put("FILLSTREAM_EXECUTION_ROUTES", "");
        return service(Part.EXECUTION_SERVICE, name, port, environment);
    }

    /** An instance of the notifier of that name: its log is its own. */
    Command notifier(String name, int port) {
        return service(Part.NOTIFIER, name, port, notifier());
    }

    private Command service(Part part, Map<String, String> own) {
        return service(part, part.label(), settings.port(part), own);
    }

    private Command service(Part part, String name, int port, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1000));
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                TokenMint.in(settings.keys()).publicKey().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", TokenMint.ISSUER);
        environment.put("FILLSTREAM_STATE_DIR", settings.storage(name).resolve("state").toString());
        environment.putAll(own);
        Path jar =
                settings.home()
                        .root()
                        .resolve(part.label())
                        .resolve("target/quarkus-app/quarkus-run.jar");
        return java(part, name, jar, environment);
    }

    private String decisionKey() {
        return SecretFile.at(settings.keys().resolve("decision.key"));
    }

    private Map<String, String> executionService() {
        int venue = settings.port(Part.VENUE_SIMULATOR);
        Map<String, String> environment = new HashMap<>(datasource("execution"));
        environment.put(DECISION_KEY, decisionKey());
        environment.put("FILLSTREAM_EXECUTION_VENUE", settings.venue().label());
        environment.put("FILLSTREAM_ALPACA_BASE_URL", "http://127.0.0.1:" + venue);
        environment.put("FILLSTREAM_ALPACA_STREAM_URL", "ws://127.0.0.1:" + venue + "/stream");
        environment.put("FILLSTREAM_ALPACA_KEY_ID", KEY_ID);
        environment.put("FILLSTREAM_ALPACA_SECRET_KEY", SECRET_KEY);
        // Whatever the others use, one account trades by FIX, so that both ways are always there.
        environment.put(
                "FILLSTREAM_EXECUTION_ROUTES", "account:" + SampleData.FIX_ACCOUNT + "=fix");
        // The simulator has one account, by whichever way orders come.
        environment.put("FILLSTREAM_ALPACA_ACCOUNT_VENUES", "alpaca,fix");
        environment.put("FILLSTREAM_FIX_PORT", fixPort(venue));
        environment.put("FILLSTREAM_FIX_SENDER_COMP_ID", FIX_CLIENT);
        environment.put(
                "FILLSTREAM_FIX_STORE_DIRECTORY",
                settings.storage(Part.EXECUTION_SERVICE).resolve("fix-session").toString());
        return environment;
    }

    private static String fixPort(int venuePort) {
        return Integer.toString(Part.VENUE_SIMULATOR.fixPort(venuePort).orElseThrow());
    }

    private Map<String, String> notifier() {
        Map<String, String> environment = new HashMap<>(datasource("notifier"));
        environment.put("FILLSTREAM_NOTIFIER_ALLOW_LOOPBACK", "true");
        environment.put(
                "FILLSTREAM_NOTIFIER_SECRET_KEY",
                SecretFile.at(settings.keys().resolve("notifier.key")));
        return environment;
    }

    private Map<String, String> venueSimulator() {
        int port = settings.port(Part.VENUE_SIMULATOR);
        return Map.of(
                "FILLSTREAM_VENUE_PORT", Integer.toString(port),
                "FILLSTREAM_VENUE_ADMIN_PORT", Integer.toString(port + 1000),
                "FILLSTREAM_VENUE_FIX_PORT", fixPort(port),
                "FILLSTREAM_VENUE_FIX_CLIENTS", FIX_CLIENT,
                "FILLSTREAM_VENUE_JOURNAL", settings.venueJournal().toString(),
                "FILLSTREAM_VENUE_KEY_ID", KEY_ID,
                "FILLSTREAM_VENUE_SECRET_KEY", SECRET_KEY,
                "FILLSTREAM_VENUE_SYMBOLS", SampleData.venueSymbols(),
                "FILLSTREAM_VENUE_SEED", "1");
    }

    private Map<String, String> datasource(String database) {
        String address = "//127.0.0.1:" + settings.port(Part.POSTGRES) + "/" + database;
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql:" + address,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql:" + address,
                "QUARKUS_DATASOURCE_USERNAME",
                database,
                "QUARKUS_DATASOURCE_PASSWORD",
                database);
    }

    private Command java(Part part, Path jar, Map<String, String> own) {
        return java(part, part.label(), jar, own);
    }

    private Command java(Part part, String name, Path jar, Map<String, String> own) {
        if (!Files.isRegularFile(jar)) {
            throw new StartFailed(
                    part.label() + " is not built (" + jar + "): run ./mvnw -Dquick package");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + settings.port(Part.KAFKA));
        environment.put("FILLSTREAM_PARTITIONS", Integer.toString(settings.partitions()));
        environment.putAll(own);
        environment.putAll(settings.environment());
        return new Command(
                name,
                Command.java(flags(part), List.of("-jar", jar.toString())),
                environment,
                settings.storage(name),
                settings.log(name));
    }

    /** Ours, then those of FILLSTREAM_JVM_FLAGS and of the part's own variable, which win. */
    private List<String> flags(Part part) {
        List<String> flags = new ArrayList<>(part.heap());
        flags.addAll(COMMON_FLAGS);
        flags.addAll(archive(part));
        flags.addAll(words(System.getenv("FILLSTREAM_JVM_FLAGS")));
        flags.addAll(words(System.getenv("FILLSTREAM_" + part.name() + "_JVM_FLAGS")));
        return flags;
    }

    /**
     * The part's class archive, which cuts the processor time of its start to a third. The JVM
     * makes it when the part ends, and starts without one as well. It does not replace one that
     * another build left, so that one goes first.
     */
    private List<String> archive(Part part) {
        Path target = programs(part);
        Path archive = target.resolve(part.label() + ".jsa");
        List<String> flags =
                List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-Xlog:aot=off");
        try {
            boolean fits =
                    Files.isRegularFile(archive)
                            && Files.getLastModifiedTime(archive).compareTo(newest(target)) > 0;
            if (settings.savesClasses()) {
                if (!fits) {
                    Files.deleteIfExists(archive);
                }
                return Stream.concat(Stream.of("-XX:+AutoCreateSharedArchive"), flags.stream())
                        .toList();
            }
            return fits ? flags : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path programs(Part part) {
        String module = part == Part.KAFKA ? "local-platform" : part.label();
        return settings.home().root().resolve(module).resolve("target");
    }

    /** When the last jar of a build came. */
    private static FileTime newest(Path target) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String directory : List.of("quarkus-app", "dist")) {
            Path jars = target.resolve(directory);
            if (Files.isDirectory(jars)) {
                try (Stream<Path> files = Files.walk(jars)) {
                    for (Path jar : files.filter(PartCommands::isJar).toList()) {
                        FileTime time = Files.getLastModifiedTime(jar);
                        newest = time.compareTo(newest) > 0 ? time : newest;
                    }
                }
            }
        }
        return newest;
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
