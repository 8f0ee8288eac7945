package dev.fillstream.venue.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last so many of something, by position; older ones make room. */
final class RecentList<T> {

    private final List<T> slots = new ArrayList<>();
    private final int capacity;
    private int start;

    RecentList(int capacity) {
        this.capacity = capacity;
    }

    void add(T item) {
        if (slots.size() < capacity) {
            slots.add(item);
        } else {
            slots.set(start, item);
            start = (start + 1) % capacity;
        }
    }

    /** Puts something in the place of what is found, or closes its place. */
    void replace(Predicate<T> found, Optional<T> by) {
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            T item = get(i);
            if (!found.test(item)) {
                kept.add(item);
            } else if (by.isPresent()) {
                kept.add(by.get());
            }
        }
        slots.clear();
        slots.addAll(kept);
        start = 0;
    }

    /** The oldest is at 0. */
    T get(int position) {
        return slots.get((start + position) % slots.size());
    }

    int size() {
        return slots.size();
    }
}
