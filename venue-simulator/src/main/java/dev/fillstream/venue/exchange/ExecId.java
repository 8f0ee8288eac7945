package dev.fillstream.venue.exchange;

import java.util.UUID;

/** One per thing that the venue reports of an order; what makes a trade unmistakable. */
public record ExecId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
