package dev.fillstream.notifier.endpoint;

import static dev.fillstream.notifier.endpoint.AddressClassifier.Kind.LOOPBACK;
import static dev.fillstream.notifier.endpoint.AddressClassifier.Kind.NOT_PUBLIC;
import static dev.fillstream.notifier.endpoint.AddressClassifier.Kind.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressClassifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.100.100.200",
                "100.127.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::7f00:1",
                "fe80::1",
                "febf::1",
                "fc00::1",
                "fdff::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2002:a9fe:a9fe::",
                "2002:0808:0808::",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "2001::1",
                "2001:0:53aa:64c:0:1:2:3",
                "2001:20::1",
                "100::1",
                "3fff::1",
                "5f00::1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "::10.0.0.1"
            })
    void refusesWhatIsNotPublic(String address) {
        assertThat(classify(address)).isEqualTo(NOT_PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"})
    void knowsLoopback(String address) {
        assertThat(classify(address)).isEqualTo(LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2001:200::1"
            })
    void letsPublicAddressesPass(String address) {
        assertThat(classify(address)).isEqualTo(PUBLIC);
    }

    private static AddressClassifier.Kind classify(String literal) {
        return AddressClassifier.classify(InetAddress.ofLiteral(literal));
    }
}
