package dev.fillstream.local.verify;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A log that somebody has in memory already. */
final class RecordedLog implements Log {

    private final Map<String, NavigableMap<Integer, List<LogRecord>>> topics = new HashMap<>();

    /**
     * @param records each partition in offset order
     */
    RecordedLog(List<LogRecord> records) {
        for (LogRecord record : records) {
            topics.computeIfAbsent(record.topic(), _ -> new TreeMap<>())
                    .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                    .add(record);
        }
    }

    @Override
    public Set<Integer> partitions(Topic<?> topic) {
        return of(topic.name()).keySet();
    }

    @Override
    public Reading read(int partition) {
        return new Reading() {
            @Override
            public Cursor cursor(Topic<?> topic, int of) {
                return new Place(of(topic.name()).getOrDefault(of, List.of()));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<LogRecord> control() {
        return CONTROL.stream()
                .flatMap(topic -> of(topic.name()).values().stream())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<LogRecord> find(LogRecord.Position position) {
        return of(position.topic()).getOrDefault(position.partition(), List.of()).stream()
                .filter(record -> record.offset() == position.offset())
                .findFirst();
    }

    private NavigableMap<Integer, List<LogRecord>> of(String topic) {
        return topics.getOrDefault(topic, new TreeMap<>());
    }

    private static final class Place implements Cursor {

        private final List<LogRecord> records;
        private int next;

        Place(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public Optional<LogRecord> peek() {
            return next < records.size() ? Optional.of(records.get(next)) : Optional.empty();
        }

        @Override
        public void take() {
            next++;
        }
    }
}
