package dev.fillstream.notifier.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.delivery.DeliveryCode;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.signature.SigningKey;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * W4 to W22 at connect time: the address that is dialled is the one that was judged, whatever the
 * name server says, and what is not allowed gets no socket.
 */
class DialledAddressTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Vertx vertx = Vertx.vertx();
    private final TestDns dns = new TestDns();
    private final ScriptedReceiver inside =
            ScriptedReceiver.answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    private final DestinationPolicy policy =
            new DestinationPolicy(false, Set.of("kafka.internal.example"));
    private final ServerNames names = new ServerNames(vertx, dns.address());
    private final Sends sends = new Sends(policy, names, TIMEOUT);

    @AfterEach
    void close() {
        sends.close();
        dns.close();
        inside.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "198.18.0.1",
                "240.0.0.1",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fd00:ec2::254",
                "fe80::1",
                "fc00::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2002:a9fe:a9fe::",
                "64:ff9b::a9fe:a9fe",
                "2001::1"
            })
    void w4W5W7W8ANameThatLeadsThereIsNotDialled(String address) throws Exception {
        dns.answer(address);
        assertRefused("https://hooks.example.com:" + inside.port() + "/");
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() throws Exception {
        dns.answer("93.184.215.14", "127.0.0.1", "2606:4700::1111");
        assertRefused("https://hooks.example.com:" + inside.port() + "/");
    }

    @Test
    void w10ANameThatTurnsPrivateAfterItWasCheckedIsBlockedOnDial() throws Exception {
        String url = "https://hooks.example.com:" + inside.port() + "/";
        dns.answer("93.184.215.14");
        dns.answer("127.0.0.1");
        assertThat(allowedAtRegistration(url)).isTrue();
        assertRefused(url);
    }

    @Test
    void w11ANameWithoutAddressFailsClosed() throws Exception {
        String url = "https://nowhere.example.com/";
        assertThat(allowedAtRegistration(url)).isFalse();
        Reply.Failed reply = (Reply.Failed) sends.send(url);
        assertThat(reply.code()).isEqualTo(DeliveryCode.NAME_UNRESOLVED);
    }

    @Test
    void w11ANameServerThatIsAwayFailsClosed() throws Exception {
        dns.close();
        Reply.Failed reply = (Reply.Failed) sends.send("https://hooks.example.com/");
        assertThat(reply.code()).isIn(DeliveryCode.NAME_UNRESOLVED, DeliveryCode.TIMEOUT);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void w13ANameThatSpellsAnAddressIsJudgedByWhereItLeads() throws Exception {
        dns.answer("127.0.0.1");
        assertRefused("https://127.0.0.1.nip.io:" + inside.port() + "/");
    }

    @Test
    void w17AHostNameOfOurOwnIsNotDialledEvenWhereItIsPublic() throws Exception {
        dns.answer("93.184.215.14");
        assertThat(allowedAtRegistration("https://kafka.internal.example/")).isFalse();
        assertRefused("https://b1.kafka.internal.example:" + inside.port() + "/");
    }

    @Test
    void w22ProxySettingsChangeNothing() throws Exception {
        String port = Integer.toString(inside.port());
        Set<String> kinds = Set.of("http", "https", "socks");
        for (String kind : kinds) {
            System.setProperty(kind + "ProxyHost", "127.0.0.1");
            System.setProperty(kind + "ProxyPort", port);
            System.setProperty(kind + ".proxyHost", "127.0.0.1");
            System.setProperty(kind + ".proxyPort", port);
        }
        try (ScriptedReceiver receiver = ScriptedReceiver.answering("HTTP/1.1 204 OK\r\n\r\n");
                Sends development =
                        new Sends(new DestinationPolicy(true, Set.of()), names, TIMEOUT)) {
            Reply reply = development.send("http://127.0.0.1:" + receiver.port() + "/");
            assertThat(reply.status()).isEqualTo(204);
            assertThat(inside.connections()).isZero();
        } finally {
            for (String kind : kinds) {
                System.clearProperty(kind + "ProxyHost");
                System.clearProperty(kind + "ProxyPort");
                System.clearProperty(kind + ".proxyHost");
                System.clearProperty(kind + ".proxyPort");
            }
        }
    }

    @Test
    void dialsTheAddressThatTheNameServerGave() throws Exception {
        dns.answer("127.0.0.1");
        try (Sends development = new Sends(new DestinationPolicy(true, Set.of()), names, TIMEOUT)) {
            Reply reply = development.send("http://hooks.localhost:" + inside.port() + "/");
            assertThat(reply.status()).isEqualTo(200);
        }
        assertThat(names.addresses("any.example").toCompletionStage().toCompletableFuture().join())
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    }

    private void assertRefused(String url) throws Exception {
        Reply.Failed reply = (Reply.Failed) sends.send(url);
        assertThat(reply.code()).isEqualTo(DeliveryCode.ADDRESS_NOT_ALLOWED);
        assertThat(inside.connections()).isZero();
    }

    private boolean allowedAtRegistration(String url) {
        ChannelSettings settings =
                new ChannelSettings(policy, names, new SigningKey(new byte[32]), 1, TIMEOUT);
        return new ResolvingGuard(Clock.systemUTC(), settings)
                .allows(EndpointUrl.parse(url))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
