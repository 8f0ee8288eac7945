package dev.fillstream.venue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.market.Listing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueConfigTest {

    @Test
    void hasDefaultsForEverything() throws Exception {
        VenueConfig config = VenueConfig.of(Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8580);
        assertThat(config.adminPort()).isEqualTo(9580);
        assertThat(config.kafka()).isEmpty();
        assertThat(config.listings())
                .hasSize(5)
                .contains(new Listing(new Symbol("ACME"), Price.of("12.34"), Price.of("0.01")));
    }

    @Test
    void theAdminPortFollowsThePort() throws Exception {
        assertThat(VenueConfig.of(Map.of("FILLSTREAM_VENUE_PORT", "7000")).adminPort())
                .isEqualTo(8000);
    }

    @Test
    void namesEveryProblemAtOnce() {
        Map<String, String> environment =
                Map.of(
                        "FILLSTREAM_VENUE_PORT", "abc",
                        "FILLSTREAM_VENUE_ADMIN_PORT", "70000",
                        "FILLSTREAM_VENUE_SYMBOLS", "ACME:1:0.01,ACME:2:0.01,B:1.005:0.01,C:1");

        assertThatThrownBy(() -> VenueConfig.of(environment))
                .isInstanceOf(VenueConfig.Invalid.class)
                .hasMessageContainingAll(
                        "FILLSTREAM_VENUE_PORT must be a whole number",
                        "FILLSTREAM_VENUE_ADMIN_PORT must be between 0 and 65535",
                        "names ACME twice",
                        "price must be a multiple of tick",
                        "must be SYMBOL:PRICE:TICK");
    }
}
