package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.delivery.DeliveryCode;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The address of one endpoint: looked up, judged, and then dialled as it is, so that no second
 * look-up can lead elsewhere. Every address that the name has must be allowed. Looked up again
 * after half a minute, off the event loop.
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

    private final Vertx vertx;
    private final Clock clock;
    private final DestinationPolicy policy;
    private final EndpointUrl url;
    private @Nullable Future<SocketAddress> found;
    private Instant lookUpAgainAt = Instant.MIN;

    PinnedAddress(Vertx vertx, Clock clock, DestinationPolicy policy, EndpointUrl url) {
        this.vertx = vertx;
        this.clock = clock;
        this.policy = policy;
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
        Promise<SocketAddress> address = Promise.promise();
        var _ =
                vertx.executeBlocking(this::resolve, false)
                        .onComplete(
                                resolved -> {
                                    lookUpAgainAt = clock.instant().plus(GOOD_FOR);
                                    address.complete(resolved);
                                },
                                failure -> {
                                    lookUpAgainAt = clock.instant().plus(BAD_FOR);
                                    address.fail(failure);
                                });
        return address.future();
    }

    private SocketAddress resolve() throws Refused {
        InetAddress[] addresses = addresses();
        for (InetAddress address : addresses) {
            if (!policy.allows(address, url.secure())) {
                throw new Refused(DeliveryCode.ADDRESS_NOT_ALLOWED);
            }
        }
        return SocketAddress.inetSocketAddress(url.port(), addresses[0].getHostAddress());
    }

    private InetAddress[] addresses() throws Refused {
        try {
            return InetAddress.getAllByName(url.host());
        } catch (UnknownHostException e) {
            throw new Refused(DeliveryCode.NAME_UNRESOLVED);
        }
    }
}
