package dev.fillstream.notifier.adapter.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** As one name server answers, both families; an answer that cannot be read is none. */
final class ServerNames implements Names {

    private static final int TIMEOUT_MILLIS = 3_000;

    private final DnsClient client;

    /**
     * @param server {@code host:port}
     */
    ServerNames(Vertx vertx, String server) {
        int colon = server.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("fillstream.notifier.dns-server must be host:port");
        }
        client =
                vertx.createDnsClient(
                        new DnsClientOptions()
                                .setHost(server.substring(0, colon))
                                .setPort(Integer.parseInt(server.substring(colon + 1)))
                                .setQueryTimeout(TIMEOUT_MILLIS));
    }

    @Override
    public Future<List<InetAddress>> addresses(String host) {
        Future<List<String>> four = orNone(client.resolveA(host));
        Future<List<String>> six = orNone(client.resolveAAAA(host));
        return Future.all(four, six)
                .compose(_ -> read(Stream.concat(four.result().stream(), six.result().stream())));
    }

    private static Future<List<String>> orNone(Future<List<String>> answer) {
        return answer.otherwise(List.of());
    }

    private static Future<List<InetAddress>> read(Stream<String> literals) {
        List<InetAddress> addresses = literals.map(InetAddress::ofLiteral).toList();
        return addresses.isEmpty()
                ? Future.failedFuture(new UnknownHostException("no address"))
                : Future.succeededFuture(addresses);
    }
}
