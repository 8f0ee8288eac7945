package dev.fillstream.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.model.value.InvalidValue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    private static final DestinationPolicy PUBLIC_ONLY = new DestinationPolicy(false, Set.of());
    private static final DestinationPolicy DEVELOPMENT = new DestinationPolicy(true, Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "example.com",
                "https:///",
                "https://",
                "https:example.com",
                "https://good@127.0.0.1/",
                "https://user:pass@example.com/",
                "https://good#@bad",
                "https://example.com\\@evil/",
                "https://exa mple.com/",
                "https://example.com/\ta",
                "https://example.com/\r\nx",
                "https://ｅxample.com/",
                "https://127。0。0。1/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.256/",
                "https://1.2.3.4.5/",
                "https://[fe80::1%25eth0]/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://-a.example/",
                "https://a..example/"
            })
    void refusesWhatCanBeReadInTwoWays(String url) {
        assertThatThrownBy(() -> EndpointUrl.parse(url)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://127.0.0.1./",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://100.100.100.200/",
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://a.localhost/",
                "https://10.1.2.3/",
                "https://[fe80::1]/",
                "https://[2002:a9fe:a9fe::]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[2001::1]/"
            })
    void refusesWhatIsNotPublic(String url) {
        assertThatThrownBy(() -> EndpointUrl.parse(url).checkAgainst(PUBLIC_ONLY))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://example.com/",
                "jar:https://a!/",
                "ftp://a/",
                "javascript:1"
            })
    void refusesOtherSchemes(String url) {
        assertThatThrownBy(() -> EndpointUrl.parse(url).checkAgainst(DEVELOPMENT))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://8.8.8.8/",
                "http://10.0.0.1/",
                "https://10.0.0.1/"
            })
    void allowsLoopbackAndNothingElseInDevelopment(String url) {
        assertThatThrownBy(() -> EndpointUrl.parse(url).checkAgainst(DEVELOPMENT))
                .isInstanceOf(InvalidValue.class);
        EndpointUrl.parse("http://127.0.0.1:8090/hook").checkAgainst(DEVELOPMENT);
        EndpointUrl.parse("http://localhost:8090/hook").checkAgainst(DEVELOPMENT);
        EndpointUrl.parse("http://[::1]:8090/hook").checkAgainst(DEVELOPMENT);
    }

    @Test
    void readsHostPortAndTarget() {
        EndpointUrl url = EndpointUrl.parse("https://Hooks.Example.com:8443/a/b?c=d");
        url.checkAgainst(PUBLIC_ONLY);
        assertThat(url.host()).isEqualTo("hooks.example.com");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.target()).isEqualTo("/a/b?c=d");
        assertThat(EndpointUrl.parse("https://example.com").target()).isEqualTo("/");
    }

    @Test
    void refusesAnUrlThatIsTooLong() {
        String url = "https://example.com/" + "a".repeat(10_000);
        assertThatThrownBy(() -> EndpointUrl.parse(url)).isInstanceOf(InvalidValue.class);
    }
}
