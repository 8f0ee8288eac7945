package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.exchange.Update;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** How updates are told: as they are, or in a way that no client may be put out by. */
enum Telling {
    PLAIN,
    TWICE,
    REVERSED,
    WRONG_SYMBOL,
    NOTHING;

    private static final String NO_SYMBOL = "WRONG";

    /** The messages, in order. */
    List<Buffer> of(List<Update> updates) {
        List<Buffer> messages = new ArrayList<>(updates.size());
        for (Update update : updates) {
            messages.add(this == WRONG_SYMBOL ? wrong(update) : UpdateJson.of(update));
        }
        return switch (this) {
            case PLAIN, WRONG_SYMBOL -> messages;
            case TWICE -> messages.stream().flatMap(one -> List.of(one, one).stream()).toList();
            case REVERSED -> messages.reversed();
            case NOTHING -> List.of();
        };
    }

    private static Buffer wrong(Update update) {
        String symbol = update.order().terms().symbol().value();
        String told = UpdateJson.of(update).toString();
        return Buffer.buffer(told.replace("\"symbol\":\"" + symbol, "\"symbol\":\"" + NO_SYMBOL));
    }
}
