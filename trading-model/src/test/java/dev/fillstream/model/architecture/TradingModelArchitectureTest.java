package dev.fillstream.model.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TradingModelArchitectureTest {

    private static final JavaClasses MODEL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.fillstream.model");

    @Test
    void dependsOnJavaAndAnnotationsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.fillstream.model..")
                .check(MODEL);
    }

    @Test
    void hasNoCircles() {
        slices().matching("dev.fillstream.model.(*)..").should().beFreeOfCycles().check(MODEL);
    }

    @Test
    void holdsNoBinaryFractions() {
        noFields().should().haveRawType(double.class).check(MODEL);
        noFields().should().haveRawType(float.class).check(MODEL);
    }
}
