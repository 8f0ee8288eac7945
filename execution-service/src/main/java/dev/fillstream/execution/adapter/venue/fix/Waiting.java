package dev.fillstream.execution.adapter.venue.fix;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The requests that wait for an answer, by what the answer will name them. */
final class Waiting {

    private static final class Request {
        private final UniEmitter<? super FixReply> emitter;
        private volatile int msgSeqNum;

        Request(UniEmitter<? super FixReply> emitter) {
            this.emitter = emitter;
        }
    }

    private final Map<String, Request> requests = new ConcurrentHashMap<>();

    /** The last one of a name waits; one that was there before has no answer to hope for. */
    void add(String name, UniEmitter<? super FixReply> emitter) {
        Request before = requests.put(name, new Request(emitter));
        if (before != null) {
            before.emitter.complete(new FixReply.None("asked again"));
        }
    }

    /** The message with that number carries the request. */
    void sentAs(String name, int msgSeqNum) {
        Request request = requests.get(name);
        if (request != null) {
            request.msgSeqNum = msgSeqNum;
        }
    }

    boolean has(String name) {
        return requests.containsKey(name);
    }

    void complete(String name, FixReply reply) {
        take(name, reply).run();
    }

    /** From now on it does not wait any more; whoever asked hears of it when the answer is run. */
    Runnable take(String name, FixReply reply) {
        Request request = requests.remove(name);
        return () -> {
            if (request != null) {
                request.emitter.complete(reply);
            }
        };
    }

    void complete(int msgSeqNum, FixReply reply) {
        String name = name(request -> msgSeqNum > 0 && request.msgSeqNum == msgSeqNum);
        if (name != null) {
            complete(name, reply);
        }
    }

    void completeAll(FixReply reply) {
        List.copyOf(requests.keySet()).forEach(name -> complete(name, reply));
    }

    void forget(String name) {
        var unused = requests.remove(name);
    }

    private @Nullable String name(Predicate<Request> wanted) {
        for (var entry : requests.entrySet()) {
            if (wanted.test(entry.getValue())) {
                return entry.getKey();
            }
        }
        return null;
    }
}
