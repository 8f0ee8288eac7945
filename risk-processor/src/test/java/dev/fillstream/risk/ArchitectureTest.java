package dev.fillstream.risk;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fillstream.model.architecture.LayerRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** Our own classes only: the generated ones of the stored state share the root package. */
    @Test
    void layersHold() {
        LayerRules.of("dev.fillstream.risk")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
