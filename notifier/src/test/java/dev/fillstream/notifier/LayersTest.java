package dev.fillstream.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final String BASE = "dev.fillstream.notifier";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(BASE);

    @Test
    void featuresDoNotKnowAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".adapter..")
                .check(CLASSES);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching(BASE + ".adapter.(*)..").should().notDependOnEachOther().check(CLASSES);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void signaturesAreMadeWithoutFrameworks() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".signature")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        BASE + ".signature", "java..", "javax.crypto..", "org.jspecify..")
                .check(CLASSES);
    }
}
