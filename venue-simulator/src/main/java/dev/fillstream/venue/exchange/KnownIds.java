package dev.fillstream.venue.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * All client order ids ever used, at 128 bits each: a million of them in 32 MiB. A UUID is kept as
 * it is, anything else by its MD5.
 */
final class KnownIds {

    private static final int UUID_LENGTH = 36;

    private long[] slots = new long[2 * 1024];
    private int size;

    /** Whether it was new. */
    boolean add(ClientOrderId id) {
        UUID key = key(id.value());
        int slot = slot(slots, key);
        if (!isFree(slots, slot)) {
            return false;
        }
        put(slots, slot, key);
        size++;
        if (size * 4 > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(ClientOrderId id) {
        return !isFree(slots, slot(slots, key(id.value())));
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (!isFree(slots, i)) {
                UUID key = new UUID(slots[i], slots[i + 1]);
                put(larger, slot(larger, key), key);
            }
        }
        Arrays.fill(slots, 0);
        slots = larger;
    }

    private static UUID key(String text) {
        UUID key = isUuid(text) ? UUID.fromString(text) : hashed(text);
        boolean looksFree = key.getMostSignificantBits() == 0 && key.getLeastSignificantBits() == 0;
        return looksFree ? hashed(text) : key;
    }

    private static UUID hashed(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Only the canonical lower-case form, since other spellings are other ids. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    private static int slot(long[] slots, UUID key) {
        long mixed =
                (key.getMostSignificantBits() ^ key.getLeastSignificantBits())
                        * 0x9E3779B97F4A7C15L;
        int mask = slots.length / 2 - 1;
        int slot = (int) (mixed >>> 33) & mask;
        while (!isFree(slots, 2 * slot) && !holds(slots, 2 * slot, key)) {
            slot = (slot + 1) & mask;
        }
        return 2 * slot;
    }

    private static boolean isFree(long[] slots, int slot) {
        return slots[slot] == 0 && slots[slot + 1] == 0;
    }

    private static boolean holds(long[] slots, int slot, UUID key) {
        return slots[slot] == key.getMostSignificantBits()
                && slots[slot + 1] == key.getLeastSignificantBits();
    }

    private static void put(long[] slots, int slot, UUID key) {
        slots[slot] = key.getMostSignificantBits();
        slots[slot + 1] = key.getLeastSignificantBits();
    }
}
