package dev.fillstream.venue.config;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.market.Listing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simulator's settings.
 *
 * @param port of the order API; 0 takes a free one
 * @param adminPort of health, statistics and faults; 0 takes a free one
 * @param fixPort of the FIX acceptor; 0 takes a free one
 * @param fixClients SenderCompIDs of those who may log on; nobody where empty
 * @param kafka the bootstrap servers to publish prices to; empty publishes none
 * @param closedLimit how many closed orders, and how many fills, stay in memory
 */
public record VenueConfig(
        String host,
        int port,
        int adminPort,
        int fixPort,
        List<String> fixClients,
        Path journal,
        String keyId,
        String secretKey,
        List<Listing> listings,
        long seed,
        int closedLimit,
        Optional<String> kafka) {

    /** A venue cannot start with these settings; the message names each that is wrong. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(List<String> problems) {
            super(String.join("; ", problems));
        }
    }

    private static final String DEFAULT_SYMBOLS =
            "ACME:12.34:0.01,GLOBEX:48.50:0.01,INITECH:105.00:0.01,HOOLI:231.70:0.01,UMBRELLA:7.25:0.01";

    /** The settings in {@code environment}, defaults where it is silent. */
    public static VenueConfig of(Map<String, String> environment) throws Invalid {
        Reading reading = new Reading(environment);
        int port = reading.number("FILLSTREAM_VENUE_PORT", 8580, 65_535);
        VenueConfig config =
                new VenueConfig(
                        reading.text("FILLSTREAM_VENUE_HOST", "127.0.0.1"),
                        port,
                        reading.number("FILLSTREAM_VENUE_ADMIN_PORT", port + 1000, 65_535),
                        reading.number("FILLSTREAM_VENUE_FIX_PORT", port + 200, 65_535),
                        reading.words("FILLSTREAM_VENUE_FIX_CLIENTS"),
                        Path.of(reading.text("FILLSTREAM_VENUE_JOURNAL", "venue-journal.ndjson")),
                        reading.text("FILLSTREAM_VENUE_KEY_ID", "local-key"),
                        reading.text("FILLSTREAM_VENUE_SECRET_KEY", "local-secret"),
                        reading.listings("FILLSTREAM_VENUE_SYMBOLS", DEFAULT_SYMBOLS),
                        reading.number("FILLSTREAM_VENUE_SEED", 1, Integer.MAX_VALUE),
                        reading.number("FILLSTREAM_VENUE_CLOSED_ORDERS", 100_000, 10_000_000),
                        Optional.ofNullable(environment.get("KAFKA_BOOTSTRAP_SERVERS"))
                                .filter(servers -> !servers.isBlank()));
        if (!reading.problems.isEmpty()) {
            throw new Invalid(reading.problems);
        }
        return config;
    }

    /** Reads settings and collects what is wrong with them. */
    private record Reading(Map<String, String> environment, List<String> problems) {

        Reading(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        String text(String name, String otherwise) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }

        int number(String name, int otherwise, int largest) {
            String value = text(name, String.valueOf(otherwise));
            try {
                int number = Integer.parseInt(value);
                if (number >= 0 && number <= largest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                problems.add(name + " must be a whole number but is \"" + value + "\"");
                return otherwise;
            }
            problems.add(name + " must be between 0 and " + largest + " but is " + value);
            return otherwise;
        }

        List<String> words(String name) {
            return Arrays.stream(text(name, "").split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        List<Listing> listings(String name, String otherwise) {
            List<Listing> listings = new ArrayList<>();
            Set<Symbol> symbols = new HashSet<>();
            for (String entry : text(name, otherwise).split(",")) {
                String[] parts = entry.strip().split(":", -1);
                try {
                    Listing listing = listing(parts);
                    if (!symbols.add(listing.symbol())) {
                        problems.add(name + " names " + listing.symbol() + " twice");
                    }
                    listings.add(listing);
                } catch (InvalidValue e) {
                    problems.add(name + ": \"" + entry + "\": " + e.getMessage());
                }
            }
            return listings;
        }

        private static Listing listing(String[] parts) {
            if (parts.length != 3) {
                throw new InvalidValue(
                        "entry", InvalidValue.Code.FIELD_MALFORMED, "must be SYMBOL:PRICE:TICK");
            }
            Price price = Price.parsePositive("price", parts[1]);
            Price tick = Price.parsePositive("tick", parts[2]);
            if (!price.isMultipleOf(tick)) {
                throw new InvalidValue(
                        "price",
                        InvalidValue.Code.FIELD_OUT_OF_RANGE,
                        "must be a multiple of tick");
            }
            return new Listing(new Symbol(parts[0]), price, tick);
        }
    }
}
