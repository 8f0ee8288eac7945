package dev.fillstream.local.demo.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends a plan at an even pace, with bad records in between. */
public final class SampleLoad {

    private static final Duration RETRY = Duration.ofMillis(200);

    private final RestSender rest;
    private final KafkaSender kafka;
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> unexpected = new ArrayList<>();

    public SampleLoad(RestSender rest, KafkaSender kafka) {
        this.rest = rest;
        this.kafka = kafka;
    }

    /** Orders and bad records sent so far, repeats included. */
    public int sent() {
        return sent.get();
    }

    /** Answers of order-intake that were not 202, and should have been. */
    public synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Sends {@code plan} evenly over {@code duration}, the bad records in the middle of it. */
    public void send(List<SampleOrder> plan, Duration duration) {
        long start = System.nanoTime();
        for (int i = 0; i < plan.size(); i++) {
            long due = start + duration.toNanos() * i / plan.size();
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            send(plan.get(i));
            if (i == plan.size() / 2) {
                sendBad(plan.getFirst());
            }
        }
    }

    /**
     * Sends one order. A 503 is answered as the contract asks: the same request again, until it is
     * taken or the patience ends.
     */
    public void send(SampleOrder order) {
        switch (order.way()) {
            case REST -> sendByRest(order);
            case KAFKA_PROTOBUF -> kafka.protobuf(order.order());
            case KAFKA_JSON -> kafka.json(order.order());
        }
        sent.incrementAndGet();
    }

    /** A record that is no message, an empty one, one without a key, and a name used again. */
    private void sendBad(SampleOrder first) {
        String account = first.order().getAccount();
        kafka.send(account, new byte[] {(byte) 0xff, (byte) 0xfe, 0x00, 0x2a});
        kafka.send(account, new byte[0]);
        kafka.send(
                null,
                """
                {"newOrderSingle":{"clOrdId":"%s-keyless","account":"%s","symbol":"ACME","side":"SIDE_BUY",\
                "ordType":"ORD_TYPE_MARKET","orderQty":"1"}}"""
                        .formatted(first.order().getClOrdId(), account)
                        .getBytes(UTF_8));
        kafka.protobuf(first.order().toBuilder().setOrderQty("777").build());
        sent.addAndGet(4);
    }

    private void sendByRest(SampleOrder order) {
        String answer = "";
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response = rest.send(order.order());
                if (response.statusCode() == 202) {
                    return;
                }
                answer = response.statusCode() + " " + response.body();
                if (response.statusCode() != 503) {
                    break;
                }
            } catch (IOException e) {
                answer = e.toString();
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
        note(order.order().getClOrdId() + ": " + answer);
    }

    private synchronized void note(String answer) {
        unexpected.add(answer);
    }
}
