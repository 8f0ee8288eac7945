package dev.fillstream.execution.adapter.db;

import static dev.fillstream.execution.adapter.db.Columns.printable;
import static dev.fillstream.execution.adapter.db.Columns.time;

import dev.fillstream.execution.routing.VenuePauses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Paused venues as rows; a venue that goes has none. */
@ApplicationScoped
public class PostgresVenuePauses implements VenuePauses {

    private static final String REASON = "SELECT reason FROM venue_pauses WHERE venue = $1";

    /** The first reason stands: what comes after is its consequence. */
    private static final String PAUSE =
            "INSERT INTO venue_pauses (venue, reason, since) VALUES ($1, $2, $3)"
                    + " ON CONFLICT (venue) DO NOTHING";

    private static final String RESUME = "DELETE FROM venue_pauses WHERE venue = $1";

    private final Database database;

    @Inject
    public PostgresVenuePauses(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Optional<String>> reason(String venue) {
        return database.run(REASON, venue)
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(rows.iterator().next().getString(0)));
    }

    @Override
    public Uni<Void> pause(String venue, String reason, Instant now) {
        return database.run(PAUSE, venue, printable(reason), time(now)).replaceWithVoid();
    }

    @Override
    public Uni<Void> resume(String venue) {
        return database.run(RESUME, venue).replaceWithVoid();
    }
}
