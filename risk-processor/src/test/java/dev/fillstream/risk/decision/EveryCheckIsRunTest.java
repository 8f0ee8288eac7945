package dev.fillstream.risk.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fillstream.risk.check.RiskCheck;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule that nobody put on the list would refuse nothing. */
class EveryCheckIsRunTest {

    @Test
    void listsEveryCheckThatThereIs() {
        Set<String> written =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.fillstream.risk")
                                .stream()
                                .filter(type -> type.isAssignableTo(RiskCheck.class))
                                .filter(type -> !type.isInterface() && !type.isAnonymousClass())
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet());
        Set<String> run =
                StandardChecks.all().stream()
                        .map(check -> check.getClass().getName())
                        .collect(Collectors.toSet());
        assertThat(written).hasSizeGreaterThan(30).isEqualTo(run);
    }
}
