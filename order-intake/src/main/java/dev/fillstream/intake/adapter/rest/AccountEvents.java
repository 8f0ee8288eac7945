package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.feed.EventId;
import dev.fillstream.intake.feed.ReportFeed;
import dev.fillstream.intake.feed.Room;
import dev.fillstream.intake.feed.StartingPoint;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/accounts/{account}/events}: every report of the account, as server-sent events.
 * Without {@code Last-Event-ID} from now on, with it from after that event on, and with {@code
 * earliest} for it from the first that is kept.
 */
@Singleton
final class AccountEvents implements Endpoint {

    private static final String ACCOUNT = "account";

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String EARLIEST = "earliest";

    private final BearerTokens tokens;
    private final ReportFeed feed;
    private final Shares shares;
    private final MeterRegistry metrics;
    private final IntakeConfig.Events limits;
    private final Room room;
    private final AtomicInteger subscribers = new AtomicInteger();

    AccountEvents(
            BearerTokens tokens,
            ReportFeed feed,
            Shares shares,
            MeterRegistry metrics,
            IntakeConfig config) {
        this.tokens = tokens;
        this.feed = feed;
        this.shares = shares;
        this.metrics = metrics;
        limits = config.events();
        room = new Room(limits.totalPendingBytes());
        metrics.gauge("fillstream.events.subscribers", subscribers);
        metrics.gauge("fillstream.events.room", room, Room::left);
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public String path() {
        return "/v1/accounts/:" + ACCOUNT + "/events";
    }

    @Override
    public void handle(Exchange exchange) {
        var _ =
                tokens.viewer(exchange)
                        .compose(caller -> subscribe(exchange, caller))
                        .onFailure(exchange::fail);
    }

    private Future<Void> subscribe(Exchange exchange, Caller caller) {
        Account account = account(exchange.pathParameter(ACCOUNT), caller);
        int partition =
                shares.of(account).orElseThrow(() -> new Refused(IntakeCode.EVENTS_UNAVAILABLE));
        StartingPoint from = startingPoint(exchange.request().getHeader(LAST_EVENT_ID), partition);
        if (subscribers.incrementAndGet() > limits.maxSubscribers()) {
            subscribers.decrementAndGet();
            throw new Refused(IntakeCode.SUBSCRIBERS_TOO_MANY);
        }
        EventStream stream =
                new EventStream(
                        exchange,
                        feed,
                        new EventStream.Subscription(account, partition, limits, room),
                        this::ended);
        exchange.whenOver(
                () -> {
                    subscribers.decrementAndGet();
                    stream.close();
                });
        return Future.fromCompletionStage(feed.begin(stream.subscriber(), from), exchange.context())
                .map(
                        refusal -> {
                            refusal.ifPresent(
                                    code -> {
                                        throw new Refused(code);
                                    });
                            stream.open(caller.expiry());
                            return null;
                        });
    }

    private void ended(IntakeCode why) {
        metrics.counter("fillstream.events.ended", "code", why.name()).increment();
    }

    private static Account account(String text, Caller caller) {
        try {
            if (caller.mayUse(text)) {
                return new Account(text);
            }
        } catch (InvalidValue malformed) {
            // There is no such account, whoever asks.
        }
        throw new Refused(IntakeCode.ACCOUNT_UNKNOWN);
    }

    private static StartingPoint startingPoint(@Nullable String lastEventId, int partition) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return new StartingPoint.Now();
        }
        if (lastEventId.strip().equals(EARLIEST)) {
            return new StartingPoint.Earliest();
        }
        Optional<EventId> last = EventId.parse(lastEventId.strip());
        return last.filter(id -> id.partition() == partition)
                .map(StartingPoint.After::new)
                .orElseThrow(() -> new Refused(IntakeCode.LAST_EVENT_ID_INVALID));
    }
}
