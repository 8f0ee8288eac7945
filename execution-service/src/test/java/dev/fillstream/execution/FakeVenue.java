package dev.fillstream.execution;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A venue that speaks as much Alpaca as the adapter hears, and misbehaves order by order as it is
 * told. One instance serves all tests of the JVM.
 */
public final class FakeVenue implements QuarkusTestResourceLifecycleManager {

    /** What becomes of one submission. */
    public enum Act {
        FILL,
        REST,
        FILL_TWICE_TOLD,
        REFUSE,
        BUSY,
        ERROR,
        NO_ANSWER,
        DROP_AFTER_BOOKING,
        GARBAGE
    }

    /** Orders in it go to the paper venue. */
    static final String SYMBOL_ON_PAPER = "ONPAPER";

    private static final class Booked {
        final JsonObject order;

        Booked(JsonObject order) {
            this.order = order;
        }
    }

    private static volatile @Nullable FakeVenue running;
    private volatile boolean mute;
    private volatile @Nullable String positions;
    private volatile String comment = "";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Queue<Act>> script = new ConcurrentHashMap<>();
    private final Map<String, Booked> booked = new ConcurrentHashMap<>();
    private final Map<String, Integer> submissions = new ConcurrentHashMap<>();
    private final Map<String, Integer> denials = new ConcurrentHashMap<>();
    private final List<JsonObject> fills = new CopyOnWriteArrayList<>();
    private final List<JsonObject> activities = new CopyOnWriteArrayList<>();
    private final Set<ServerWebSocket> streams = ConcurrentHashMap.newKeySet();

    /** The one that the service under test talks to. */
    public static FakeVenue running() {
        FakeVenue venue = running;
        if (venue == null) {
            throw new IllegalStateException("no test resource started the venue");
        }
        return venue;
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer server =
                    vertx.createHttpServer()
                            .requestHandler(this::handle)
                            .webSocketHandler(this::listen)
                            .listen(0, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS);
            running = this;
            String address = "127.0.0.1:" + server.actualPort();
            return Map.of(
                    "fillstream.execution.venue",
                    "alpaca",
                    "fillstream.execution.routes",
                    "symbol:" + SYMBOL_ON_PAPER + "=paper",
                    "fillstream.alpaca.base-url",
                    "http://" + address,
                    "fillstream.alpaca.stream-url",
                    "ws://" + address + "/stream");
        } catch (Exception e) {
            throw new IllegalStateException("the fake venue did not start", e);
        }
    }

    @Override
    public void stop() {
        var unused = vertx.close();
    }

    /** Says what becomes of the order's submissions, one after the other; then all fill. */
    public void script(String orderId, Act... acts) {
        script.put(orderId, new ConcurrentLinkedQueue<>(List.of(acts)));
    }

    /** Says what becomes of requests to cancel the order; then all are done. */
    public void scriptCancel(String orderId, Act... acts) {
        script("cancel " + orderId, acts);
    }

    /** Says what becomes of a replace request, which the venue knows by {@code requestId}. */
    public void scriptReplace(String requestId, Act... acts) {
        script("replace " + requestId, acts);
    }

    /** How often a request about an order came: {@code cancel} or {@code replace} and its id. */
    public int requests(String what) {
        return submissions(what);
    }

    /** Trades part of an order. */
    public void trade(String clientOrderId, String qty) {
        trade(required(clientOrderId), qty, 1);
    }

    /** What it answers when asked for positions; null and it does not know of any. */
    public void positions(@Nullable String json) {
        positions = json;
    }

    /** Says "not found" of the order so many times, whether it has it or not. */
    public void deny(String orderId, int times) {
        denials.put(orderId, times);
    }

    /** How often it has still to say so. */
    public int denialsLeft(String orderId) {
        return denials.getOrDefault(orderId, 0);
    }

    private boolean isDenied(String orderId) {
        int left = denialsLeft(orderId);
        denials.put(orderId, Math.max(0, left - 1));
        return left > 0;
    }

    /** How often the order was submitted. */
    public int submissions(String orderId) {
        return submissions.getOrDefault(orderId, 0);
    }

    /** The order as the venue shows it, to be changed at will. */
    public Optional<JsonObject> shown(String clientOrderId) {
        return Optional.ofNullable(booked.get(clientOrderId)).map(found -> found.order.copy());
    }

    /** Whether the venue has the order. */
    public boolean has(String orderId) {
        return booked.containsKey(orderId);
    }

    /** Fills the rest of a resting order; nobody hears of it who does not listen. */
    public void fill(String orderId) {
        Booked order = booked.get(orderId);
        if (order != null) {
            fill(order, 1);
        }
    }

    /** Has the order without anyone having heard of it. */
    public void plant(String orderId) {
        String now = Instant.now().toString();
        JsonObject order =
                new JsonObject()
                        .put("client_order_id", orderId)
                        .put("id", UUID.randomUUID().toString())
                        .put("qty", "100")
                        .put("status", "new")
                        .put("filled_qty", "0")
                        .put("submitted_at", now)
                        .put("updated_at", now);
        booked.put(orderId, new Booked(order));
    }

    /** Cuts all streams; the service will come back. */
    public void disconnect() {
        streams.forEach(ServerWebSocket::close);
    }

    /** Takes a trade back, as the account's activities tell it; the streams say nothing of it. */
    public void bustUnheard(String clientOrderId, String execId) {
        activities.add(
                activity(required(clientOrderId), "trade_bust", "bust-" + execId)
                        .put("previous_id", execId));
    }

    /** Adds something to the activities that is no trade. */
    public void addActivity(JsonObject activity) {
        activities.add(activity);
    }

    /** What the activities begin with; they are not whole when it speaks of an error. */
    public void comment(String text) {
        comment = text;
    }

    /** Times that it was asked for the activities. */
    public int activitiesAsked() {
        return submissions("activities");
    }

    /** What the venue calls the order's last trade. */
    public String lastExecId(String clientOrderId) {
        String id = required(clientOrderId).order.getString("id");
        return fills.reversed().stream()
                .filter(fill -> fill.getString("order_id").equals(id))
                .map(fill -> fill.getString("id"))
                .map(activity -> activity.substring(activity.indexOf("::") + 2))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject activity(Booked order, String kind, String execId) {
        return new JsonObject()
                .put("activity_type", "FILL")
                .put("at", Instant.now().toString())
                .put("currency", "USD")
                .put("ref_id", execId)
                .put(
                        "details",
                        new JsonObject()
                                .put("execution_type", kind)
                                .put("order_id", order.order.getString("id"))
                                .put("client_order_id", order.order.getString("client_order_id"))
                                .put("symbol", order.order.getString("symbol"))
                                .put("side", order.order.getString("side")));
    }

    private void tellAgain(HttpServerRequest request) {
        submissions.merge("activities", 1, Integer::sum);
        Instant since = Instant.parse(request.getParam("since"));
        StringBuilder events = new StringBuilder(comment.isEmpty() ? "" : ": " + comment + "\n\n");
        for (JsonObject activity : activities) {
            if (!Instant.parse(activity.getString("at")).isBefore(since)) {
                events.append("data: ").append(activity.encode()).append("\n\n");
            }
        }
        request.response()
                .putHeader("content-type", "text/event-stream")
                .end(Buffer.buffer(events.toString()));
    }

    private Booked required(String clientOrderId) {
        Booked order = booked.get(clientOrderId);
        if (order == null) {
            throw new IllegalStateException("the venue has no order " + clientOrderId);
        }
        return order;
    }

    /** While mute, nothing is said on the streams. */
    public void mute(boolean value) {
        mute = value;
    }

    private void sayUnlessMute(String message) {
        if (!mute) {
            say(message);
        }
    }

    /** Says something on the stream. */
    public void say(String message) {
        streams.forEach(stream -> stream.writeTextMessage(message));
    }

    public boolean isHeard() {
        return !streams.isEmpty();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.equals("/v2/orders")) {
            request.bodyHandler(body -> submit(request, new JsonObject(body)));
        } else if (path.equals("/v2/orders:by_client_order_id")) {
            String id = request.getParam("client_order_id");
            Booked found = isDenied(id) ? null : booked.get(id);
            answer(request, found == null ? 404 : 200, found == null ? error() : found.order);
        } else if (path.equals("/v2/account/activities/FILL")) {
            request.response()
                    .putHeader("content-type", "application/json")
                    .end(new JsonArray(List.copyOf(fills)).encode());
        } else if (path.equals("/v2beta1/events/activities")) {
            tellAgain(request);
        } else if (path.equals("/v2/positions")) {
            submissions.merge("positions", 1, Integer::sum);
            String answer = positions;
            request.response()
                    .setStatusCode(answer == null ? 404 : 200)
                    .end(answer == null ? error().encode() : answer);
        } else if (path.startsWith("/v2/orders/")) {
            oneOrder(request, path.substring("/v2/orders/".length()));
        } else {
            answer(request, 404, error());
        }
    }

    private void submit(HttpServerRequest request, JsonObject body) {
        String id = body.getString("client_order_id");
        submissions.merge(id, 1, Integer::sum);
        Queue<Act> acts = script.getOrDefault(id, new ConcurrentLinkedQueue<>());
        Act next = acts.poll();
        act(request, body, next == null ? Act.FILL : next);
    }

    private void act(HttpServerRequest request, JsonObject body, Act act) {
        switch (act) {
            case FILL -> {
                Booked order = book(request, body);
                fill(order, 1);
            }
            case FILL_TWICE_TOLD -> {
                Booked order = book(request, body);
                fill(order, 2);
            }
            case REST -> {
                var unused = book(request, body);
            }
            case REFUSE -> answer(request, 422, new JsonObject().put("message", "not today"));
            case BUSY -> answer(request, 429, new JsonObject().put("message", "too many requests"));
            case ERROR -> answer(request, 500, error());
            case NO_ANSWER -> {
                // The connection stays open and silent.
            }
            case GARBAGE -> {
                var unused = booked(body);
                request.response()
                        .putHeader("content-type", "text/html")
                        .end("<html><body>We will be back soon.</body></html>");
            }
            case DROP_AFTER_BOOKING -> {
                Booked order = booked(body);
                request.connection().close();
                fill(order, 1);
            }
        }
    }

    private Booked book(HttpServerRequest request, JsonObject body) {
        Booked order = booked(body);
        answer(request, 200, order.order);
        return order;
    }

    private Booked booked(JsonObject body) {
        String now = Instant.now().toString();
        Booked order =
                new Booked(
                        body.copy()
                                .put("id", UUID.randomUUID().toString())
                                .put("status", "new")
                                .put("filled_qty", "0")
                                .put("filled_avg_price", null)
                                .put("submitted_at", now)
                                .put("updated_at", now));
        booked.put(body.getString("client_order_id"), order);
        tell("new", order, new JsonObject());
        return order;
    }

    private void fill(Booked booked, int times) {
        BigDecimal filled = new BigDecimal(booked.order.getString("filled_qty"));
        BigDecimal qty = new BigDecimal(booked.order.getString("qty"));
        trade(booked, qty.subtract(filled).toPlainString(), times);
    }

    private void trade(Booked booked, String qty, int times) {
        String price = booked.order.getString("limit_price", "10");
        String execId = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        BigDecimal filled =
                new BigDecimal(booked.order.getString("filled_qty")).add(new BigDecimal(qty));
        boolean whole = filled.compareTo(new BigDecimal(booked.order.getString("qty"))) >= 0;
        booked.order
                .put("status", whole ? "filled" : "partially_filled")
                .put("filled_qty", filled.toPlainString())
                .put("filled_avg_price", price)
                .put("updated_at", now);
        fills.add(
                new JsonObject()
                        .put("id", "20261124000000000::" + execId)
                        .put("order_id", booked.order.getString("id"))
                        .put("transaction_time", now)
                        .put("qty", qty)
                        .put("price", price));
        activities.add(
                activity(booked, whole ? "fill" : "partial_fill", execId)
                        .put("qty", qty)
                        .put("price", price));
        for (int i = 0; i < times; i++) {
            tell(
                    whole ? "fill" : "partial_fill",
                    booked,
                    new JsonObject()
                            .put("execution_id", execId)
                            .put("qty", qty)
                            .put("price", price));
        }
    }

    private void oneOrder(HttpServerRequest request, String venueOrderId) {
        for (Booked order : booked.values()) {
            if (order.order.getString("id").equals(venueOrderId)) {
                switch (request.method().name()) {
                    case "GET" -> answer(request, 200, order.order);
                    case "DELETE" -> cancel(request, order);
                    default ->
                            request.bodyHandler(
                                    body -> replace(request, order, new JsonObject(body)));
                }
                return;
            }
        }
        answer(request, 404, error());
    }

    private void cancel(HttpServerRequest request, Booked order) {
        perform(
                request,
                "cancel " + order.order.getString("client_order_id"),
                order,
                () -> {
                    order.order.put("status", "canceled");
                    tell("canceled", order, new JsonObject());
                    return new JsonObject();
                });
    }

    private void replace(HttpServerRequest request, Booked order, JsonObject body) {
        perform(
                request,
                "replace " + body.getString("client_order_id"),
                order,
                () -> {
                    String now = Instant.now().toString();
                    JsonObject next =
                            order.order
                                    .copy()
                                    .mergeIn(body)
                                    .put("id", UUID.randomUUID().toString())
                                    .put("replaces", order.order.getString("id"))
                                    .put("submitted_at", now)
                                    .put("updated_at", now);
                    order.order
                            .put("status", "replaced")
                            .put("replaced_by", next.getString("id"))
                            .put("updated_at", now);
                    Booked successor = new Booked(next);
                    booked.put(body.getString("client_order_id"), successor);
                    tell("replaced", order, new JsonObject());
                    tell("new", successor, new JsonObject());
                    return next.copy().put("status", "pending_new");
                });
    }

    /** Does what was asked, or what the script says instead. */
    private void perform(
            HttpServerRequest request, String what, Booked order, Supplier<JsonObject> deed) {
        submissions.merge(what, 1, Integer::sum);
        Queue<Act> acts = script.getOrDefault(what, new ConcurrentLinkedQueue<>());
        Act act = acts.poll();
        String status = order.order.getString("status");
        boolean open = status.equals("new") || status.equals("partially_filled");
        switch (act) {
            case REFUSE -> answer(request, 422, new JsonObject().put("message", "not today"));
            case ERROR -> answer(request, 500, error());
            case NO_ANSWER -> {
                // The connection stays open and silent.
            }
            case DROP_AFTER_BOOKING -> {
                var unused = deed.get();
                request.connection().close();
            }
            case null, default -> {
                if (open) {
                    answer(request, 200, deed.get());
                } else {
                    answer(request, 422, new JsonObject().put("message", "order is " + status));
                }
            }
        }
    }

    private void tell(String event, Booked order, JsonObject more) {
        JsonObject data =
                more.put("event", event)
                        .put("timestamp", Instant.now().toString())
                        .put("order", order.order.copy());
        sayUnlessMute(new JsonObject().put("stream", "trade_updates").put("data", data).encode());
    }

    private void listen(ServerWebSocket stream) {
        stream.textMessageHandler(
                text -> {
                    JsonObject message = new JsonObject(text);
                    if (message.getString("action").equals("auth")) {
                        stream.writeTextMessage(
                                "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\"}}");
                    } else {
                        streams.add(stream);
                        stream.writeTextMessage(
                                "{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}");
                    }
                });
        stream.closeHandler(_ -> streams.remove(stream));
    }

    private static void answer(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(body.encode()));
    }

    private static JsonObject error() {
        return new JsonObject().put("message", "order not found");
    }
}
