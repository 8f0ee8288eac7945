package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.rate.TokenBucket;
import dev.fillstream.intake.submission.IntakeCode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who a bearer token stands for. A token is verified on a worker thread (the key may have to be
 * read first) and then known for a short while, never beyond its expiry.
 */
@Singleton
final class BearerTokens {

    private record Known(Caller caller, Instant until, Future<Caller> answer) {}

    private static final String SCHEME = "bearer ";
    private static final int MAX_TOKEN_LENGTH = 8192;
    private static final int MAX_KNOWN = 10_000;
    private static final Set<String> TRADERS = Set.of("trader");
    private static final Set<String> VIEWERS =
            Set.of("trader", "operator", "viewer", "risk-manager");

    private final JWTParser parser;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private final Duration memory;
    private final Allowance.Quotas quotas;
    private final String ourselves;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Allowance> allowances = new ConcurrentHashMap<>();
    private final Optional<String> keyLocation;
    private final Optional<String> key;

    BearerTokens(
            JWTParser parser,
            Vertx vertx,
            IntakeConfig config,
            Allowance.Quotas quotas,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keyLocation,
            @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> key) {
        this.keyLocation = keyLocation;
        this.key = key;
        this.parser = parser;
        this.vertx = vertx;
        this.memory = config.request().tokenCache();
        this.quotas = quotas;
        this.ourselves = config.request().audience();
    }

    /** Without a key every call would be refused, and nobody would know why. */
    void requireKey(@Observes StartupEvent event) {
        if (keyLocation.isEmpty() && key.isEmpty()) {
            throw new IllegalStateException(
                    "no key to verify bearer tokens with: set MP_JWT_VERIFY_PUBLICKEY_LOCATION");
        }
    }

    /**
     * Who calls, one call less of it left; fails with {@link Refused} where it is nobody, or nobody
     * who may trade, or there is nothing left.
     */
    Future<Caller> trader(Exchange exchange, Function<Allowance, TokenBucket> bucket) {
        return caller(exchange, TRADERS, bucket);
    }

    /** As {@link #trader}, for calls that only look. */
    Future<Caller> viewer(Exchange exchange) {
        return caller(exchange, VIEWERS, Allowance::reads);
    }

    private Future<Caller> caller(
            Exchange exchange, Set<String> groups, Function<Allowance, TokenBucket> bucket) {
        return caller(
                        RequestHeaders.only(
                                exchange.request(), "Authorization", IntakeCode.TOKEN_INVALID))
                .map(
                        caller -> {
                            exchange.charge(bucket.apply(caller.allowance()), 1);
                            return caller.inOneOf(groups);
                        });
    }

    /** Who calls with this Authorization header; fails with {@link Refused} where nobody does. */
    Future<Caller> caller(@Nullable String authorization) {
        if (authorization == null) {
            return Future.failedFuture(new Refused(IntakeCode.TOKEN_MISSING));
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || authorization.length() > MAX_TOKEN_LENGTH) {
            return Future.failedFuture(new Refused(IntakeCode.TOKEN_INVALID));
        }
        Known remembered = known.get(authorization);
        return remembered != null && clock.instant().isBefore(remembered.until())
                ? remembered.answer()
                : vertx.executeBlocking(() -> verified(authorization), false)
                        .map(Objects::requireNonNull);
    }

    private Caller verified(String authorization) {
        try {
            String token = authorization.substring(SCHEME.length()).strip();
            Caller caller = caller(parser.parse(token), allowance(token));
            remember(authorization, caller);
            return caller;
        } catch (ParseException invalid) {
            throw new Refused(IntakeCode.TOKEN_INVALID);
        }
    }

    private void remember(String authorization, Caller caller) {
        if (known.mappingCount() >= MAX_KNOWN) {
            known.clear();
        }
        Instant until = clock.instant().plus(memory);
        known.put(
                authorization,
                new Known(
                        caller,
                        until.isBefore(caller.expiry()) ? until : caller.expiry(),
                        Future.succeededFuture(caller)));
    }

    /**
     * A token has one allowance, however its header is written and whenever it is verified again.
     */
    private Allowance allowance(String token) {
        if (allowances.mappingCount() >= MAX_KNOWN) {
            allowances.clear();
        }
        return allowances.computeIfAbsent(token, fresh -> quotas.full(System.nanoTime()));
    }

    private Caller caller(JsonWebToken token, Allowance allowance) {
        Set<String> audience = token.getAudience();
        if (audience != null && !audience.isEmpty() && !audience.contains(ourselves)) {
            throw new Refused(IntakeCode.TOKEN_INVALID);
        }
        return new Caller(
                texts(token.getClaim("accounts")),
                token.getGroups() == null ? Set.of() : token.getGroups(),
                Instant.ofEpochSecond(token.getExpirationTime()),
                allowance);
    }

    private static Set<String> texts(@Nullable Object claim) {
        Set<String> texts = new HashSet<>();
        if (claim instanceof Collection<?> values) {
            values.forEach(value -> texts.add(text(value)));
        }
        return texts;
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
