package dev.fillstream.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Features know no technology, adapters know no other adapter, and nothing goes round. */
class ArchitectureTest {

    private static final String ADAPTERS = "dev.fillstream.intake.adapter..";
    private static final String[] FEATURES = {
        "dev.fillstream.intake.feed..",
        "dev.fillstream.intake.rate..",
        "dev.fillstream.intake.request..",
        "dev.fillstream.intake.submission..",
        "dev.fillstream.intake.terms..",
        "dev.fillstream.intake.view.."
    };

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.fillstream.intake");

    @Test
    void featuresKnowOnlyTheModelAndThePlatform() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ADAPTERS,
                        "dev.fillstream.schemas..",
                        "dev.fillstream.v1..",
                        "dev.fillstream.intake.v1..",
                        "dev.fillstream.intake.config..",
                        "io..",
                        "jakarta..",
                        "com..",
                        "org.apache..")
                .check(classes);
    }

    @Test
    void adaptersKnowNoOtherAdapter() {
        slices().matching("dev.fillstream.intake.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.fillstream.intake.(**)").should().beFreeOfCycles().check(classes);
    }
}
