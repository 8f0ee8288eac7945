package dev.fillstream.model.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class LayerRulesTest {

    private static final String SAMPLES = "dev.fillstream.model.architecture.sample.";

    @Test
    void passesAServiceInLayers() {
        assertThatCode(() -> LayerRules.of(SAMPLES + "clean").check(classes("clean")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFeatureThatImportsAnAdapter() {
        assertThatThrownBy(() -> tangled().featuresNeverImportAdapters().check(classes("tangled")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Question.answer()");
    }

    @Test
    void refusesAdaptersThatImportEachOther() {
        assertThatThrownBy(() -> tangled().adaptersNeverImportEachOther().check(classes("tangled")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("WebQuestion");
    }

    @Test
    void refusesPackagesInACircle() {
        assertThatThrownBy(() -> tangled().packagesHaveNoCycles().check(classes("tangled")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    void refusesTechnologyInTheMiddleUnlessAllowed() {
        LayerRules rules = LayerRules.of(SAMPLES + "technical");
        assertThatThrownBy(() -> rules.technologyStaysInAdapters().check(classes("technical")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Borrowed");
        rules.allowing("jakarta.sample..").technologyStaysInAdapters().check(classes("technical"));
    }

    @Test
    void failsWhereThereIsNothingToLookAt() {
        assertThatThrownBy(() -> LayerRules.of("dev.fillstream.nowhere").check())
                .isInstanceOf(AssertionError.class);
    }

    private static LayerRules tangled() {
        return LayerRules.of(SAMPLES + "tangled");
    }

    private static JavaClasses classes(String sample) {
        return new ClassFileImporter().importPackages(SAMPLES + sample);
    }
}
