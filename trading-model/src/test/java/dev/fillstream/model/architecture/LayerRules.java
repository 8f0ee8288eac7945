package dev.fillstream.model.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The layers of one service, as rules over everything beneath its root package. A test needs one
 * line, {@code LayerRules.of("dev.fillstream.risk").check()}, and ArchUnit on its class path. A
 * rule that finds nothing to look at fails.
 *
 * @param root for instance {@code dev.fillstream.risk}
 * @param allowed technology that this service's middle may use after all; normally none
 */
public record LayerRules(String root, List<String> allowed) {

    private static final String[] TECHNOLOGY = {
        "io.quarkus..", "io.smallrye..", "org.apache.kafka..", "jakarta..", "com.google.protobuf.."
    };

    public static LayerRules of(String root) {
        return new LayerRules(root, List.of());
    }

    /** The same rules, but for these packages of technology, for instance mutiny's. */
    public LayerRules allowing(String... packages) {
        return new LayerRules(root, List.of(packages));
    }

    /**
     * Checks all rules over the service's own classes; throws an AssertionError that names each.
     */
    public void check() {
        check(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root));
    }

    /** Checks all rules over these classes. */
    public void check(JavaClasses classes) {
        for (ArchRule rule : all()) {
            rule.allowEmptyShould(false).check(classes);
        }
    }

    public List<ArchRule> all() {
        return List.of(
                featuresNeverImportAdapters(),
                adaptersNeverImportEachOther(),
                packagesHaveNoCycles(),
                technologyStaysInAdapters());
    }

    public ArchRule featuresNeverImportAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(adapters(), config())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(adapters())
                .because("a feature declares what it needs and an adapter brings it");
    }

    public ArchRule adaptersNeverImportEachOther() {
        return slices().matching(root + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .because("adapters meet in the features, not behind them");
    }

    public ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("what needs each other belongs together");
    }

    public ArchRule technologyStaysInAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(adapters(), config())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(TECHNOLOGY)
                                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .because("the middle is plain code");
    }

    private String adapters() {
        return root + ".adapter..";
    }

    private String config() {
        return root + ".config..";
    }
}
