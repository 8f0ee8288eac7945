package dev.fillstream.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.model.value.InvalidValue;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {

    private static final List<Network> OURS =
            List.of(Network.parse("10.1.0.0/17"), Network.parse("fd00:1::/32"));
    private static final DestinationPolicy OF_A_FIRM = new DestinationPolicy(false, Set.of(), OURS);
    private static final DestinationPolicy OF_A_DEVELOPER =
            new DestinationPolicy(true, Set.of(), OURS);

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.127.255", "fd00:1::1", "fd00:1:ffff::"})
    void deliversIntoAnAllowedNetworkByHttpsOnly(String address) {
        assertThat(OF_A_FIRM.allows(InetAddress.ofLiteral(address), true)).isTrue();
        assertThat(OF_A_FIRM.allows(InetAddress.ofLiteral(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.255.255", "10.1.128.0", "fd00:2::1", "169.254.169.254"})
    void deliversNowhereBesideIt(String address) {
        assertThat(OF_A_FIRM.allows(InetAddress.ofLiteral(address), true)).isFalse();
        assertThat(OF_A_DEVELOPER.allows(InetAddress.ofLiteral(address), false)).isFalse();
    }

    @Test
    void aDeveloperMayDeliverIntoItByHttpToo() {
        assertThat(OF_A_DEVELOPER.allows(InetAddress.ofLiteral("10.1.2.3"), false)).isTrue();
        EndpointUrl.parse("http://receiver:8680/hook").checkAgainst(OF_A_DEVELOPER);
    }

    @Test
    void anAllowedNetworkMakesNoNameReachableByHttp() {
        EndpointUrl url = EndpointUrl.parse("http://receiver:8680/hook");
        assertThatThrownBy(() -> url.checkAgainst(OF_A_FIRM)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void publicAddressesStillNeedHttps() {
        assertThat(OF_A_DEVELOPER.allows(InetAddress.ofLiteral("93.184.216.34"), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.0.0/33", "10.1/16", "a/8", "10.1.0.0/-1", ""})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
