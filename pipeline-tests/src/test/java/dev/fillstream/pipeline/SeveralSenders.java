package dev.fillstream.pipeline;

import dev.fillstream.local.demo.load.KafkaSender;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.local.demo.load.SampleOrder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders to several instances of order-intake and to Kafka at once, as a client with all
 * addresses does: what an instance does not take goes to the next, the same order again.
 */
final class SeveralSenders {

    private static final int AT_ONCE = 16;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RestSender> instances;
    private final KafkaSender kafka;
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    SeveralSenders(List<RestSender> instances, KafkaSender kafka) {
        this.instances = List.copyOf(instances);
        this.kafka = kafka;
    }

    /** Answers that were neither 202 nor 503. */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Sends on a thread of its own once a place is free; first to that instance. */
    void send(SampleOrder order, int instance) throws InterruptedException {
        places.acquire();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                switch (order.way()) {
                                    case REST -> byRest(order, instance);
                                    case KAFKA_PROTOBUF -> kafka.protobuf(order.order());
                                    case KAFKA_JSON -> kafka.json(order.order());
                                }
                            } finally {
                                places.release();
                            }
                        });
    }

    /** Returns when everything that was sent has been taken. */
    void awaitTaken() throws InterruptedException {
        places.acquire(AT_ONCE);
        places.release(AT_ONCE);
    }

    private void byRest(SampleOrder order, int first) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String answer = "";
        for (int instance = first; System.nanoTime() < deadline; instance++) {
            try {
                HttpResponse<String> response =
                        instances.get(instance % instances.size()).send(order.order());
                answer = response.statusCode() + " " + response.body();
                if (response.statusCode() == 202) {
                    return;
                }
                if (response.statusCode() != 503) {
                    break;
                }
            } catch (IOException e) {
                answer = e.toString();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        unexpected.add(order.order().getClOrdId() + ": " + answer);
    }
}
