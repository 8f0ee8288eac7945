package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.delivery.DeliveryCode;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of one endpoint: looked up, judged, and then dialled as it is, so that no second
 * look-up can lead elsewhere. Every address that the name has must be allowed. Looked up again
 * after half a minute.
 */
final class PinnedAddress {

    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final Duration BAD_FOR = Duration.ofSeconds(1);

    /** Why there is no address to dial. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final DeliveryCode code;

        Refused(DeliveryCode code) {
            super(code.name(), null, false, false);
            this.code = code;
        }

        DeliveryCode code() {
            return code;
        }
    }

    private final Clock clock;
    private final ChannelSettings settings;
    private final EndpointUrl url;
    private @Nullable Future<SocketAddress> found;
    private Instant lookUpAgainAt = Instant.MIN;

    PinnedAddress(Clock clock, ChannelSettings settings, EndpointUrl url) {
        this.clock = clock;
        this.settings = settings;
        this.url = url;
    }

    /** The address to dial, or a failure with {@link Refused}. */
    Future<SocketAddress> find() {
        Future<SocketAddress> known = found;
        if (known == null || (known.isComplete() && clock.instant().isAfter(lookUpAgainAt))) {
            known = lookUp();
            found = known;
        }
        return known;
    }

    private Future<SocketAddress> lookUp() {
        return url.literalAddress()
                .map(literal -> Future.succeededFuture(List.of(literal)))
                .orElseGet(() -> settings.names().addresses(url.host()))
                .recover(_ -> Future.failedFuture(new Refused(DeliveryCode.NAME_UNRESOLVED)))
                .compose(this::judge)
                .onComplete(
                        judged ->
                                lookUpAgainAt =
                                        clock.instant()
                                                .plus(judged.succeeded() ? GOOD_FOR : BAD_FOR));
    }

    private Future<SocketAddress> judge(List<InetAddress> addresses) {
        boolean named = settings.policy().allowsName(url.host());
        for (InetAddress address : addresses) {
            if (!named || !settings.policy().allows(address, url.secure())) {
                return Future.failedFuture(new Refused(DeliveryCode.ADDRESS_NOT_ALLOWED));
            }
        }
        return Future.succeededFuture(
                SocketAddress.inetSocketAddress(url.port(), addresses.getFirst().getHostAddress()));
    }
}
