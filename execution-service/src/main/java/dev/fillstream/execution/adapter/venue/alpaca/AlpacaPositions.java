package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Symbol;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a query for positions. */
final class AlpacaPositions {

    /** Longer numbers are nobody's position, and could cost minutes to add up. */
    private static final int LONGEST_NUMBER = 40;

    private AlpacaPositions() {}

    /** Empty unless all of it can be read: half an answer would look like a loss. */
    static Optional<Map<Symbol, BigDecimal>> read(int status, @Nullable String body) {
        if (status != 200 || body == null) {
            return Optional.empty();
        }
        try {
            Map<Symbol, BigDecimal> positions = new HashMap<>();
            for (Object each : new JsonArray(body)) {
                if (!(each instanceof JsonObject position)
                        || !(position.getValue("qty") instanceof String quantity)
                        || quantity.length() > LONGEST_NUMBER) {
                    return Optional.empty();
                }
                positions.put(
                        new Symbol(position.getString("symbol", "")), new BigDecimal(quantity));
            }
            return Optional.of(positions);
        } catch (DecodeException | ClassCastException | InvalidValue | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
