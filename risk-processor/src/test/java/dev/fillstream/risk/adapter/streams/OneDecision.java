package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;

import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper;
import dev.fillstream.risk.adapter.streams.replay.MapStore;
import dev.fillstream.risk.adapter.streams.replay.MapWindowStore;
import dev.fillstream.risk.adapter.streams.replay.ReplayContext;
import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.decision.RiskDecider;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.decision.StandardChecks;
import dev.fillstream.risk.fixture.CountedDecisions;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long one decision takes in the process: looking up what the order meets, and every check,
 * with so many orders open. Look at p0.50. Its main method runs it; the class path is what {@code
 * ./mvnw -pl risk-processor -am test-compile dependency:build-classpath
 * -Dmdep.outputFile=target/test.cp -Dmdep.includeScope=test} writes, behind the two folders of
 * classes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g"})
public class OneDecision {

    private static final String ACCOUNT = "acct-1";
    private static final String MUCH = "999999999999";

    @Param("100000")
    int openOrders;

    private final RiskDecider decider = new RiskDecider(StandardChecks.all());
    private final NewOrderSingle order = OrderBuilder.anOrder().limit("9.5").of(100);
    private @Nullable TaskState state;

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(OneDecision.class.getName()).build()).run();
    }

    @Setup
    public void open() {
        ReplayContext<byte @Nullable [], byte @Nullable []> context =
                new ReplayContext<>(0, stores());
        RiskTopology risk =
                new RiskTopology(
                        decider,
                        new DecisionMapper(Duration.ofSeconds(30), "benchmark"),
                        new CountedDecisions(),
                        1,
                        Duration.ofHours(24));
        RiskProcessor processor = new RiskProcessor(risk);
        processor.init(context);
        process(processor, context, "risk-limits", 0, limits());
        for (int i = 0; i < openOrders; i++) {
            byte[] command =
                    Wire.command(
                                    Wire.order(
                                            ACCOUNT,
                                            "open-" + i,
                                            Side.SIDE_BUY,
                                            "100",
                                            "9." + (10 + i % 40)))
                            .toByteArray();
            process(processor, context, "orders", i, command);
        }
        state = TaskState.of(context, Duration.ofHours(24));
        if (!(decide() instanceof RiskVerdict.Accepted)) {
            throw new IllegalStateException("the order is refused");
        }
    }

    @Benchmark
    public RiskVerdict decide() {
        TaskState known = Objects.requireNonNull(state);
        return decider.decide(
                new OrderAtRisk(
                        order, NOON, known.around(order, NOON.toEpochMilli()), Optional.empty()));
    }

    private static void process(
            RiskProcessor processor,
            ReplayContext<byte @Nullable [], byte @Nullable []> context,
            String topic,
            long offset,
            byte[] value) {
        context.next(topic, offset, NOON.toEpochMilli());
        processor.process(
                new Record<>(Wire.key(ACCOUNT), value, NOON.toEpochMilli(), new RecordHeaders()));
    }

    private static List<StateStore> stores() {
        MapStore instruments = new MapStore(StateStores.INSTRUMENTS);
        MapStore prices = new MapStore(StateStores.PRICES);
        instruments.put("ACME", Wire.instrument("ACME").build().toByteArray());
        prices.put("ACME", Wire.price("ACME", "10", NOON).build().toByteArray());
        List<StateStore> stores = new ArrayList<>(List.of(instruments, prices));
        Stream.of(
                        StateStores.SHARED_LIMITS,
                        StateStores.TRADING_STATES,
                        StateStores.LIMITS,
                        StateStores.ACCOUNTS,
                        StateStores.OPEN_ORDERS)
                .map(MapStore::new)
                .forEach(stores::add);
        Stream.of(StateStores.PAST, StateStores.RECENT_CONTENT)
                .map(MapWindowStore::new)
                .forEach(stores::add);
        return stores;
    }

    /** Every limit is finite, so that every check has something to compare. */
    private static byte[] limits() {
        return Wire.limits(ACCOUNT)
                .setOpeningCash(MUCH)
                .setMaxPriceAgeMillis(3_600_000)
                .setMaxPositionQty(MUCH)
                .setMaxGrossExposure(MUCH)
                .setMaxNetExposure(MUCH)
                .setMaxConcentrationBps("999999")
                .setMaxDailyNotional(MUCH)
                .setMaxDailyLoss(MUCH)
                .setMaxShortQty(MUCH)
                .setMaxOpenOrders("99999999")
                .setMaxOrdersPerSecond("999999999")
                .setDuplicateWindowMillis("0")
                .setMaxRepeatedExecutions("999999")
                .setMaxOrderAgeMillis("3600000")
                .setSelfMatch(SelfMatch.SELF_MATCH_REFUSED)
                .build()
                .toByteArray();
    }
}
