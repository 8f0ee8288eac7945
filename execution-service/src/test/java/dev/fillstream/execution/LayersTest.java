package dev.fillstream.execution;

import dev.fillstream.model.architecture.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void technologyStaysInAdaptersAndNothingGoesInCircles() {
        LayerRules.of("dev.fillstream.execution")
                .allowing(
                        "io.smallrye.mutiny..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "io.quarkus.runtime..")
                .check();
    }
}
