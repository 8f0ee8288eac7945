package dev.fillstream.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.TradingHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Five instruments, eight accounts and the firm's limits to begin with, written to the control
 * topics when those are empty. What risk managers changed since stays as they left it.
 */
public final class SampleData {

    /** Symbols, and what the simulator opens them at. */
    public static final Map<String, String> PRICES =
            Map.of(
                    "ACME", "12.34",
                    "GLOBEX", "48.50",
                    "INITECH", "105.00",
                    "HOOLI", "231.70",
                    "UMBRELLA", "7.25");

    /** The account whose orders go to the simulator by FIX. */
    public static final String FIX_ACCOUNT = "acct-fix";

    /** {@code acct-1} to {@code acct-8}. */
    public static final List<String> ACCOUNTS =
            IntStream.rangeClosed(1, 8).mapToObj(number -> "acct-" + number).toList();

    /** The simulator never closes. */
    private static final TradingHours ALWAYS =
            TradingHours.newBuilder()
                    .setTimeZone("UTC")
                    .setDayRoll("00:00")
                    .addSessions(
                            TradingHours.Session.newBuilder()
                                    .addAllDays(List.of(1, 2, 3, 4, 5, 6, 7))
                                    .setOpen("00:00")
                                    .setClose("24:00"))
                    .build();

    private static final String AUTHOR = "local-platform";
    private static final String REASON = "sample data";

    private SampleData() {}

    /** Writes what is missing and returns when the broker has it. */
    public static void publish(String bootstrapServers, int partitions) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            if (isEmpty(admin, Topic.INSTRUMENTS, partitions)) {
                PRICES.keySet().stream()
                        .sorted()
                        .map(SampleData::instrument)
                        .forEach(record -> sent.add(producer.send(record)));
            }
            // Data from before there were shared limits lacks most of an account's limits as well.
            boolean isOld = isEmpty(admin, Topic.SHARED_LIMITS, partitions);
            if (isOld || isEmpty(admin, Topic.RISK_LIMITS, partitions)) {
                Stream.concat(ACCOUNTS.stream(), Stream.of(FIX_ACCOUNT))
                        .map(SampleData::limits)
                        .forEach(record -> sent.add(producer.send(record)));
            }
            if (isOld) {
                sent.add(producer.send(firmLimits()));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new StartFailed("the sample data could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For {@code FILLSTREAM_VENUE_SYMBOLS}. */
    public static String venueSymbols() {
        return String.join(
                ",",
                PRICES.entrySet().stream()
                        .map(price -> price.getKey() + ":" + price.getValue() + ":0.01")
                        .sorted()
                        .toList());
    }

    private static boolean isEmpty(Admin admin, Topic<?> topic, int partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .allMatch(end -> end.offset() == 0);
    }

    private static ProducerRecord<byte[], byte[]> instrument(String symbol) {
        Instant now = Instant.now();
        Instrument instrument =
                Instrument.newBuilder()
                        .setSymbol(symbol)
                        .setVersion(1)
                        .setAuthor(AUTHOR)
                        .setReason(REASON)
                        .setUpdatedAt(Timestamps.of(now))
                        .setCurrency("USD")
                        .setTickSize("0.01")
                        .setLotSize("1")
                        .setMinQty("1")
                        .setMaxQty("100000")
                        .setMultiplier("1")
                        .setTradable(true)
                        .setShortSale(Instrument.ShortSale.SHORT_SALE_ALLOWED)
                        .setTradingHours(ALWAYS)
                        .build();
        return record(Topic.INSTRUMENTS, symbol, instrument, now);
    }

    private static ProducerRecord<byte[], byte[]> limits(String account) {
        Instant now = Instant.now();
        RiskLimits limits =
                SampleLimits.of(account)
                        .setVersion(1)
                        .setAuthor(AUTHOR)
                        .setReason(REASON)
                        .setUpdatedAt(Timestamps.of(now))
                        .setOpeningCash("1000000000")
                        .build();
        return record(Topic.RISK_LIMITS, account, limits, now);
    }

    private static ProducerRecord<byte[], byte[]> firmLimits() {
        Instant now = Instant.now();
        RiskLimits limits =
                SampleLimits.ofFirm()
                        .setVersion(1)
                        .setAuthor(AUTHOR)
                        .setReason(REASON)
                        .setUpdatedAt(Timestamps.of(now))
                        .build();
        return record(Topic.SHARED_LIMITS, limits.getAccount(), limits, now);
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic<?> topic, String key, Message value, Instant now) {
        return new ProducerRecord<>(
                topic.name(),
                null,
                null,
                key.getBytes(UTF_8),
                value.toByteArray(),
                EventHeaders.of(
                        topic.name() + "/" + key + "/1",
                        "fillstream.v1." + value.getDescriptorForType().getName(),
                        "/fillstream/local-platform",
                        now,
                        key,
                        TraceParent.fresh().header()));
    }
}
