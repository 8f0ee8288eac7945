package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;

import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.decision.Unobserved;
import dev.fillstream.risk.fixture.RiskCase;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How long one decision takes, from the bytes of a command to the record that tells it, every check
 * on, with so many orders open: {@code DecisionBenchmark [openOrders] [decisions]}. Stores are the
 * real ones, without their changelogs, which the producer sends elsewhere.
 *
 * <p>Run it with the test class path: {@code java -cp … dev.fillstream.risk.adapter.streams
 * .DecisionBenchmark 100000 200000}.
 */
public final class DecisionBenchmark {

    private static final String ACCOUNT = "acct-1";

    private final MockProcessorContext<byte @Nullable [], byte @Nullable []> context;
    private final RiskProcessor processor;
    private long offset;

    private DecisionBenchmark(Path directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksSettings.class);
        context = new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        Duration retention = Duration.ofHours(24);
        for (StoreBuilder<?> store : StateStores.ofPartition(retention)) {
            open(store);
        }
        KeyValueStore<String, byte[]> instruments = open(StateStores.instruments());
        KeyValueStore<String, byte[]> prices = open(StateStores.prices());
        open(StateStores.sharedLimits());
        open(StateStores.tradingStates());
        instruments.put("ACME", Wire.instrument("ACME").build().toByteArray());
        prices.put("ACME", Wire.price("ACME", "10", NOON).build().toByteArray());
        processor =
                new RiskProcessor(
                        new RiskTopology(
                                new RiskDecider(StandardChecks.all()),
                                new DecisionMapper(Duration.ofSeconds(30), "benchmark"),
                                new Unobserved(),
                                1,
                                retention));
        processor.init(context);
    }

    private <T extends StateStore> T open(StoreBuilder<T> builder) {
        T store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    public static void main(String[] arguments) throws Exception {
        int open = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int decisions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        Path directory = Files.createTempDirectory("decision-benchmark");
        DecisionBenchmark benchmark = new DecisionBenchmark(directory);
        benchmark.limit();
        for (int i = 0; i < open; i++) {
            benchmark.decide("open-" + i, "9." + (10 + i % 40));
        }
        long[] nanos = new long[decisions];
        long began = cpuNanos();
        for (int i = 0; i < decisions; i++) {
            nanos[i] = benchmark.decide("c-" + i, "9." + (10 + i % 40));
        }
        long took = cpuNanos() - began;
        report("from bytes to record, %d open orders".formatted(open), nanos, took);
        checks(decisions);
    }

    /** The checks alone, with everything that they look at at hand. */
    private static void checks(int decisions) {
        RiskDecider decider = new RiskDecider(StandardChecks.all());
        RiskCase order = RiskCase.of(OrderBuilder.anOrder().limit("10").of(100));
        long[] nanos = new long[decisions];
        long began = cpuNanos();
        for (int i = 0; i < decisions; i++) {
            long start = System.nanoTime();
            if (decider.decide(order.atRisk()) instanceof RiskVerdict.Refused) {
                throw new IllegalStateException("an order was refused");
            }
            nanos[i] = System.nanoTime() - start;
        }
        report("checks alone", nanos, cpuNanos() - began);
    }

    /** What the thread itself used, whoever else is busy on the machine. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long[] nanos, long cpuNanos) {
        int decisions = nanos.length;
        Arrays.sort(nanos);
        System.out.printf(
                "%s, %d decisions: median %.1f us, p99 %.1f us, p99.9 %.1f us, cpu %.1f us each%n",
                what,
                decisions,
                nanos[decisions / 2] / 1e3,
                nanos[(int) (decisions * 0.99)] / 1e3,
                nanos[(int) (decisions * 0.999)] / 1e3,
                cpuNanos / 1e3 / decisions);
    }

    /** Every limit is finite, so that every check has something to compare. */
    private void limit() {
        process(
                "risk-limits",
                Wire.limits(ACCOUNT)
                        .setOpeningCash("999999999999")
                        .setMaxPriceAgeMillis(3_600_000)
                        .setMaxPositionQty("999999999999")
                        .setMaxGrossExposure("999999999999")
                        .setMaxNetExposure("999999999999")
                        .setMaxConcentrationBps("999999")
                        .setMaxDailyNotional("999999999999")
                        .setMaxDailyLoss("999999999999")
                        .setMaxShortQty("999999999999")
                        .setMaxOpenOrders("99999999")
                        .setMaxOrdersPerSecond("999999999")
                        .setDuplicateWindowMillis("0")
                        .setMaxRepeatedExecutions("999999")
                        .setMaxOrderAgeMillis("3600000")
                        .setSelfMatch(SelfMatch.SELF_MATCH_REFUSED)
                        .build()
                        .toByteArray());
    }

    private long decide(String clOrdId, String price) {
        byte[] command =
                Wire.command(Wire.order(ACCOUNT, clOrdId, Side.SIDE_BUY, "100", price))
                        .toByteArray();
        long began = System.nanoTime();
        process("orders", command);
        long took = System.nanoTime() - began;
        if (!context.forwarded().getFirst().childName().equals(Optional.of("approved-sink"))) {
            throw new IllegalStateException("an order was refused");
        }
        context.resetForwards();
        return took;
    }

    private void process(String topic, byte[] value) {
        context.setRecordMetadata(topic, 0, offset++);
        context.setCurrentStreamTimeMs(NOON.toEpochMilli());
        processor.process(
                new Record<>(Wire.key(ACCOUNT), value, NOON.toEpochMilli(), new RecordHeaders()));
    }
}
