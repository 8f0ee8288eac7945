package dev.fillstream.notifier.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fillstream.notifier.endpoint.DestinationPolicy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * W1 to W19 of the risk catalogue at registration: what is malformed is a 400, what is forbidden a
 * 422, and neither tells why an address is not public.
 */
class EndpointRequestTest {

    private static final DestinationPolicy POLICY =
            new DestinationPolicy(false, Set.of("api.fillstream.example", "kafka.internal"));

    @Test
    void w1PlainHttpIsRefused() {
        assertForbidden("http://hooks.example.com/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "jar:https://hooks.example.com/a.jar!/",
                "ftp://hooks.example.com/",
                "javascript:alert(1)"
            })
    void w2OtherSchemesAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://127.1.2.3/", "https://0.0.0.0/"})
    void loopbackIsRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/"
            })
    void w4LoopbackWrittenAsIpv6IsRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://100.100.100.200/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://metadata.local/"
            })
    void w5MetadataServicesAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.1.1/"})
    void privateAddressesAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/"
            })
    void w7SpecialIpv6IsRefused(String url) {
        assertForbidden(url);
    }

    @Test
    void w7AZoneIsMalformed() {
        assertMalformed("https://[fe80::1%25eth0]/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[2002:a9fe:a9fe::]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[2001:0:53aa:64c:0:1:2:3]/"
            })
    void w8TunnelsAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.256/"
            })
    void otherSpellingsOfAnAddressAreMalformed(String url) {
        assertMalformed(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost./", "https://LOCALHOST/", "https://a.localhost/"})
    void w13LocalNamesAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ｅxample.com/", "https://１２７.0.0.1/", "https://127。0。0。1/"})
    void w13OtherScriptsAndDotsAreMalformed(String url) {
        assertMalformed(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good@127.0.0.1/",
                "https://good#@bad",
                "https://example.com\\@evil/",
                "https:///",
                "https://example.com/\ta",
                "https://example.com/\r\nx: y"
            })
    void w14WhatCanBeReadInTwoWaysIsMalformed(String url) {
        assertMalformed(url);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 80, 5432, 6379, 9092, 9200, 11211, 27017})
    void portsOfOtherThingsAreRefused(int port) {
        assertForbidden("https://hooks.example.com:" + port + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.fillstream.example/",
                "https://x.api.fillstream.example/",
                "https://kafka.internal:8443/"
            })
    void w17HostNamesOfOurOwnAreRefused(String url) {
        assertForbidden(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com/?secret=abc",
                "https://hooks.example.com/?a=b&API_KEY=abc",
                "https://hooks.example.com/?access_token=abc"
            })
    void w19CredentialsInTheUrlAreMalformed(String url) {
        assertMalformed(url);
    }

    @Test
    void w19AnUrlOfTenKilobytesIsMalformed() {
        assertMalformed("https://hooks.example.com/" + "a".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-A\\r\\nB|v", "X-A|v\\r\\nX-B: w", "X-A|\\0", "webhook-signature|v1,x"})
    void headersThatWouldAddOthersAreRefused(String header) {
        String[] parts = header.translateEscapes().split("\\|", 2);
        JsonObject body =
                wish("https://hooks.example.com/")
                        .put("headers", new JsonObject().put(parts[0], parts[1]));
        Problem problem = problem(body);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors().getFirst().pointer()).startsWith("/headers/");
    }

    @Test
    void takesAPublicHttpsUrl() {
        JsonObject body = wish("https://hooks.example.com:8443/a?b=c");
        assertThat(EndpointRequest.read(body.encode().getBytes(UTF_8), true, POLICY).url())
                .isPresent();
    }

    private static void assertForbidden(String url) {
        Problem problem = problem(wish(url));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .singleElement()
                .satisfies(
                        error -> {
                            assertThat(error.pointer()).isEqualTo("/url");
                            assertThat(error.code()).isEqualTo("FIELD_NOT_ALLOWED");
                            assertThat(error.detail()).doesNotContain("private", "loopback");
                        });
    }

    private static void assertMalformed(String url) {
        Problem problem = problem(wish(url));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("FIELD_MALFORMED"));
    }

    private static JsonObject wish(String url) {
        return new JsonObject().put("url", url).put("accounts", new JsonArray().add("acct-1"));
    }

    private static Problem problem(JsonObject body) {
        return catchThrowableOfType(
                        Problem.Raised.class,
                        () -> EndpointRequest.read(body.encode().getBytes(UTF_8), true, POLICY))
                .problem();
    }
}
