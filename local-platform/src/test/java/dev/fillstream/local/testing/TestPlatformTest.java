package dev.fillstream.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.testing.TestPlatform.Choice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestPlatformTest {

    @Test
    void takesContainersWhereAnEngineAnswers() {
        Choice choice = TestPlatform.choose(Optional.empty(), () -> "29.1");
        assertThat(choice.platform()).isEqualTo(TestPlatform.CONTAINERS);
        assertThat(choice.line())
                .isEqualTo(
                        "containers (apache/kafka:4.3.1, postgres:18), since Docker 29.1 answers");
    }

    @Test
    void takesTheEmbeddedPlatformWhereNoneDoesAndSaysWhy() {
        Choice choice = TestPlatform.choose(Optional.empty(), TestPlatformTest::none);
        assertThat(choice.platform()).isEqualTo(TestPlatform.EMBEDDED);
        assertThat(choice.line()).isEqualTo("the embedded platform, since no engine answers");
    }

    @Test
    void takesTheEmbeddedPlatformWhenToldToWithoutAskingTheEngine() {
        Choice choice =
                TestPlatform.choose(
                        Optional.of("embedded"),
                        () -> {
                            throw new AssertionError("asked");
                        });
        assertThat(choice.platform()).isEqualTo(TestPlatform.EMBEDDED);
    }

    @Test
    void failsWhereContainersAreForcedAndNoneCanBeHad() {
        assertThatThrownBy(
                        () ->
                                TestPlatform.choose(
                                        Optional.of("containers"), TestPlatformTest::none))
                .isInstanceOf(StartFailed.class)
                .hasMessage("no engine answers");
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        assertThatThrownBy(() -> TestPlatform.choose(Optional.of("docker"), () -> "29.1"))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("containers or embedded");
    }

    private static String none() {
        throw new StartFailed("no engine answers");
    }
}
