package dev.fillstream.venue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final JavaClasses VENUE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.fillstream.venue");

    @Test
    void theCoreKnowsNoTechnology() {
        classes()
                .that()
                .resideInAnyPackage(
                        "..venue.book..",
                        "..venue.market..",
                        "..venue.exchange..",
                        "..venue.fault..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.fillstream.model..",
                        "..venue.book..",
                        "..venue.market..",
                        "..venue.exchange..",
                        "..venue.fault..")
                .check(VENUE);
    }

    @Test
    void theBookStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage("..venue.book..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..venue.market..", "..venue.exchange..")
                .check(VENUE);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching("..venue.adapter.(*)..").should().notDependOnEachOther().check(VENUE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.fillstream.venue.(*)..").should().beFreeOfCycles().check(VENUE);
    }
}
