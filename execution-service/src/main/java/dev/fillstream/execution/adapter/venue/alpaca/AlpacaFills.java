package dev.fillstream.execution.adapter.venue.alpaca;

import static dev.fillstream.execution.adapter.venue.alpaca.AlpacaOrders.text;

import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One page of account activities of type FILL. An activity's id is its time, two colons and the
 * execution id that the stream gave the same trade.
 *
 * @param size activities on the page, of whatever order
 * @param last when the last of them happened, null on an empty page
 */
record AlpacaFills(int size, @Nullable Instant last) {

    static final int PAGE = 100;

    /**
     * Adds the page's trades to those that are looked for.
     *
     * @throws InvalidValue where the page cannot be understood
     */
    static AlpacaFills read(@Nullable String body, AlpacaTrades trades) {
        JsonArray page = page(body);
        Instant last = null;
        for (Object one : page) {
            if (!(one instanceof JsonObject fill)) {
                throw malformed();
            }
            last = AlpacaOrders.time(text(fill, "transaction_time", ""));
            trades.add(new VenueOrderId(text(fill, "order_id", "")), trade(fill, last));
        }
        return new AlpacaFills(page.size(), last);
    }

    private static OrderEvent.Traded trade(JsonObject fill, Instant at) {
        String id = text(fill, "id", "");
        return new OrderEvent.Traded(
                new ExecId(id.substring(id.indexOf("::") < 0 ? 0 : id.indexOf("::") + 2)),
                Quantity.parsePositive("qty", text(fill, "qty", "")),
                Price.parsePositive("price", text(fill, "price", "")),
                at);
    }

    private static JsonArray page(@Nullable String body) {
        try {
            return new JsonArray(body == null ? "" : body);
        } catch (DecodeException e) {
            throw malformed();
        }
    }

    private static InvalidValue malformed() {
        return new InvalidValue(
                "activities", InvalidValue.Code.FIELD_MALFORMED, "must be an array of fills");
    }
}
