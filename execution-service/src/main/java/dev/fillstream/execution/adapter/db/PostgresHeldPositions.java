package dev.fillstream.execution.adapter.db;

import dev.fillstream.execution.reconcile.HeldPositions;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The venues' side of the double entry, with its sign turned. */
@ApplicationScoped
public class PostgresHeldPositions implements HeldPositions {

    private final Database database;

    @Inject
    public PostgresHeldPositions(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Map<Symbol, BigDecimal>> at(Set<String> venues) {
        String[] ledgers = venues.stream().map(venue -> "venue:" + venue).toArray(String[]::new);
        return database.run(Statements.HELD, (Object) ledgers)
                .map(
                        rows -> {
                            Map<Symbol, BigDecimal> held = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            held.put(
                                                    new Symbol(row.getString("symbol")),
                                                    row.getBigDecimal("quantity")));
                            return held;
                        });
    }
}
