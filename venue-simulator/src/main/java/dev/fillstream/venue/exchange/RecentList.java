package dev.fillstream.venue.exchange;

import java.util.ArrayList;
import java.util.List;

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

    /** The oldest is at 0. */
    T get(int position) {
        return slots.get((start + position) % slots.size());
    }

    int size() {
        return slots.size();
    }
}
