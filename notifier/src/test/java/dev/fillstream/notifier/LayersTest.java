package dev.fillstream.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fillstream.model.architecture.LayerRules;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final String BASE = "dev.fillstream.notifier";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(BASE);

    /** The use-cases of this service are asynchronous beans: Mutiny, CDI and the life cycle. */
    @Test
    void keepsItsLayers() {
        LayerRules.of(BASE)
                .allowing(
                        "io.smallrye.mutiny..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "io.quarkus.runtime..")
                .check(CLASSES);
    }

    @Test
    void signaturesAreMadeWithoutFrameworks() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".signature")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        BASE + ".signature",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.bouncycastle.math.ec.rfc8032..")
                .check(CLASSES);
    }
}
