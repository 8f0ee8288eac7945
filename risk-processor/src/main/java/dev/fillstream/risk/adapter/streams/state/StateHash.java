package dev.fillstream.risk.adapter.streams.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * One number for all that a partition knows of limits, exposure, open orders and strategies: two
 * partitions that saw the same records have the same. What is only remembered for a while,
 * decisions and ended orders, is not in it.
 */
public final class StateHash {

    private static final List<String> STORES =
            List.of(StateStores.LIMITS, StateStores.ACCOUNTS, StateStores.OPEN_ORDERS);

    private StateHash() {}

    /** SHA-256 over the stores, each in the order of its keys, as lower hex. */
    public static String of(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores) {
        MessageDigest digest = sha256();
        for (String name : STORES) {
            add(digest, name.getBytes(UTF_8));
            try (KeyValueIterator<String, byte[]> all = stores.apply(name).all()) {
                all.forEachRemaining(
                        entry -> {
                            add(digest, entry.key.getBytes(UTF_8));
                            add(digest, entry.value);
                        });
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
