package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.orderId;
import static dev.fillstream.risk.fixture.Wire.report;

import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.SymbolLimits;
import dev.fillstream.v1.TimeInForce;
import dev.fillstream.v1.TradingHours;
import dev.fillstream.v1.TradingState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A history that meets every rule: orders of all kinds, good and bad, requests about them, reports
 * that come twice and out of order, and control records that change all the while. The same seed
 * gives the same history.
 */
final class RandomTrading {

    private static final List<String> SYMBOLS = List.of("ACME", "ACME", "ACME", "GLOBEX", "NONE");

    private final Pipe pipe;
    private final Random random;
    private long version = 100;

    RandomTrading(Pipe pipe, long seed) {
        this.pipe = pipe;
        random = new Random(seed);
        pipe.send(Topic.INSTRUMENTS, "GLOBEX", globex().build());
        price("GLOBEX");
    }

    void play(int records) {
        for (int i = 0; i < records; i++) {
            pipe.advance(Duration.ofMillis(1 + random.nextInt(900)));
            step(i);
        }
    }

    private void step(int number) {
        String account = "acct-" + (1 + random.nextInt(2));
        String name = "c-" + Math.max(0, number - random.nextInt(60));
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4 -> price(random.nextInt(3) == 0 ? "GLOBEX" : "ACME");
            case 5, 6 -> pipe.limits(limits(account).build().toByteArray(), account);
            case 7 -> shared();
            case 8 -> state(account);
            case 9 -> instrument();
            case 10, 11, 12 -> pipe.send(Topic.ORDERS, account, replace(account, name, number));
            case 13 -> pipe.send(Topic.ORDERS, account, cancel(account, name, number));
            case 14 -> pipe.send(Topic.ORDERS, account, massCancel(account, number));
            case 15, 16, 17, 18, 19, 20, 21, 22, 23 -> execute(account, name, number);
            case 24 -> pipe.order(wrong(account, "c-" + number));
            case 25 -> pipe.order(any("nobody", "c-" + number));
            case 26 ->
                    pipe.send(
                            Topic.EXECUTIONS,
                            account,
                            Wire.cancelReject(account, name, 1 + random.nextInt(5), "r-" + number));
            case 27 -> twins(account, number);
            case 28 -> poison(account, number);
            default -> pipe.order(any(account, "c-" + number));
        }
    }

    private NewOrderSingle.Builder any(String account, String clOrdId) {
        Side side =
                List.of(Side.SIDE_BUY, Side.SIDE_BUY, Side.SIDE_SELL, Side.SIDE_SELL_SHORT)
                        .get(random.nextInt(4));
        NewOrderSingle.Builder order =
                order(
                                account,
                                clOrdId,
                                side,
                                Integer.toString(1 + random.nextInt(90)),
                                "9." + (10 + random.nextInt(89)))
                        .setSymbol(SYMBOLS.get(random.nextInt(SYMBOLS.size())))
                        .setStrategy(random.nextInt(2) == 0 ? "momentum" : "")
                        .setReduceOnly(random.nextInt(20) == 0)
                        .setTransactTime(
                                Timestamps.of(pipe.now().minusMillis(random.nextInt(1500))));
        switch (random.nextInt(30)) {
            case 0 -> order.setOrdType(OrdType.ORD_TYPE_STOP).clearPrice().setStopPx(stopPx());
            case 1 -> order.setOrdType(OrdType.ORD_TYPE_STOP_LIMIT).setStopPx(stopPx());
            case 2 ->
                    order.setTimeInForce(TimeInForce.TIME_IN_FORCE_GTD)
                            .setExpireTime(
                                    Timestamps.of(
                                            pipe.now().plusMillis(random.nextInt(2000) - 1000)));
            case 3 -> order.setPrice("9.555");
            case 4 -> order.setOrderQty("0.5");
            case 5 -> order.setOrderQty("200001");
            case 6 -> order.setPrice(order.getSide() == Side.SIDE_BUY ? "15" : "4");
            case 7, 8, 9, 10, 11, 12 -> order.setOrdType(OrdType.ORD_TYPE_MARKET).clearPrice();
            case 13, 14, 15 -> order.setOrderQty("10").setPrice("9.5");
            default -> {}
        }
        return order;
    }

    /** Two orders that are alike, where that is looked for. */
    private void twins(String account, int number) {
        RiskLimits.Builder limits =
                Wire.limits(account).setVersion(++version).setDuplicateWindowMillis("60000");
        pipe.limits(limits.build().toByteArray(), account);
        for (int i = 0; i < 2; i++) {
            pipe.advance(Duration.ofMillis(1));
            pipe.order(order(account, "t-" + number + "-" + i, Side.SIDE_BUY, "10", "9.5"));
        }
    }

    /** A report that nobody can book, and then, mostly, somebody who has looked into it. */
    private void poison(String account, int number) {
        RecordHeaders headers = new RecordHeaders();
        ExecutionReport.Builder trade =
                Wire.trade(account, "p-" + number, 1, "1", "9.5", OrdStatus.ORD_STATUS_FILLED);
        switch (random.nextInt(5)) {
            case 0 -> pipe.send("executions", Wire.key(account), new byte[] {42}, headers);
            case 1 -> pipe.send("executions", Wire.key(account), new byte[] {122, 0}, headers);
            case 2 -> pipe.report(trade.setLastQty("many"));
            case 3 -> pipe.send(Topic.EXECUTIONS, "acct-1", Wire.event(trade.setAccount("acct-2")));
            default -> {
                headers.add("ce_type", Wire.key("fillstream.v2.ExecutionReport"));
                byte[] value = Wire.event(trade).toByteArray();
                pipe.send("executions", Wire.key(account), value, headers);
            }
        }
        pipe.advance(Duration.ofMillis(1));
        pipe.order(any(account, "u-" + number));
        for (String one : List.of("acct-1", "acct-2")) {
            if (random.nextInt(4) > 0) {
                pipe.advance(Duration.ofMillis(1));
                put("account:" + one, TradingState.State.STATE_ACTIVE);
            }
        }
    }

    private void put(String scope, TradingState.State state) {
        pipe.send(
                Topic.TRADING_STATES,
                scope,
                TradingState.newBuilder()
                        .setScope(scope)
                        .setVersion(++version)
                        .setState(state)
                        .build());
    }

    private String stopPx() {
        return random.nextInt(5) == 0 ? "9.555" : "9." + (10 + random.nextInt(89));
    }

    private NewOrderSingle.Builder wrong(String account, String clOrdId) {
        NewOrderSingle.Builder order = any(account, clOrdId);
        return switch (random.nextInt(4)) {
            case 0 -> order.setOrderQty("-1");
            case 1 -> order.setOrderQty("");
            case 2 -> order.setSide(Side.SIDE_UNSPECIFIED);
            default -> order.setSymbol("acme");
        };
    }

    private OrderCommand replace(String account, String name, int number) {
        OrderCancelReplaceRequest.Builder replace =
                OrderCancelReplaceRequest.newBuilder()
                        .setAccount(account)
                        .setClOrdId("r-" + number)
                        .setOrigClOrdId(
                                random.nextInt(4) == 0
                                        ? "r-" + (number - random.nextInt(30))
                                        : name);
        if (random.nextBoolean()) {
            replace.setOrderQty(Integer.toString(random.nextInt(120)));
        }
        if (random.nextInt(3) > 0) {
            replace.setPrice("9." + (10 + random.nextInt(89)));
        }
        return OrderCommand.newBuilder().setOrderCancelReplaceRequest(replace).build();
    }

    private static OrderCommand cancel(String account, String name, int number) {
        return OrderCommand.newBuilder()
                .setOrderCancelRequest(
                        OrderCancelRequest.newBuilder()
                                .setAccount(account)
                                .setClOrdId("x-" + number)
                                .setOrigClOrdId(name))
                .build();
    }

    private OrderCommand massCancel(String account, int number) {
        return OrderCommand.newBuilder()
                .setOrderMassCancelRequest(
                        OrderMassCancelRequest.newBuilder()
                                .setAccount(account)
                                .setClOrdId("m-" + number)
                                .setSymbol(random.nextBoolean() ? "ACME" : "acme"))
                .build();
    }

    /** What the venue might say, whether or not the order is there. */
    private void execute(String account, String name, int number) {
        long seq = 1 + random.nextInt(6);
        ExecType execType =
                List.of(
                                ExecType.EXEC_TYPE_NEW,
                                ExecType.EXEC_TYPE_TRADE,
                                ExecType.EXEC_TYPE_TRADE,
                                ExecType.EXEC_TYPE_TRADE,
                                ExecType.EXEC_TYPE_CANCELED,
                                ExecType.EXEC_TYPE_REPLACED,
                                ExecType.EXEC_TYPE_RESTATED,
                                ExecType.EXEC_TYPE_TRADE_CANCEL,
                                ExecType.EXEC_TYPE_TRADE_CORRECT)
                        .get(random.nextInt(9));
        boolean isUndone =
                execType == ExecType.EXEC_TYPE_TRADE_CANCEL
                        || execType == ExecType.EXEC_TYPE_TRADE_CORRECT;
        boolean isTrade =
                execType == ExecType.EXEC_TYPE_TRADE
                        || execType == ExecType.EXEC_TYPE_TRADE_CORRECT;
        OrdStatus ordStatus =
                execType == ExecType.EXEC_TYPE_CANCELED
                        ? OrdStatus.ORD_STATUS_CANCELED
                        : isTrade && random.nextInt(3) == 0
                                ? OrdStatus.ORD_STATUS_FILLED
                                : OrdStatus.ORD_STATUS_PARTIALLY_FILLED;
        ExecutionReport.Builder report =
                report(account, name, seq, execType, ordStatus)
                        .setEventId(orderId(account, name) + "/" + seq)
                        .setSymbol(random.nextInt(4) == 0 ? "GLOBEX" : "ACME")
                        .setSide(random.nextBoolean() ? Side.SIDE_BUY : Side.SIDE_SELL);
        pipe.order(any(account, "e-" + number));
        pipe.advance(Duration.ofMillis(1));
        if (isUndone) {
            report.setRefQty(Integer.toString(1 + random.nextInt(30)))
                    .setRefPx("9." + (10 + random.nextInt(89)))
                    .setOrdType(
                            random.nextBoolean() ? OrdType.ORD_TYPE_MARKET : OrdType.ORD_TYPE_LIMIT)
                    .setOrderQty("90")
                    .setCumQty("20");
            if (report.getOrdType() == OrdType.ORD_TYPE_LIMIT) {
                report.setPrice("9.5");
            }
        }
        if (isTrade) {
            report.setLastQty(Integer.toString(1 + random.nextInt(40)))
                    .setLastPx("9." + (10 + random.nextInt(89)));
        } else if (execType != ExecType.EXEC_TYPE_NEW && !isUndone) {
            report.setClOrdId(random.nextBoolean() ? name : "r-" + (number - random.nextInt(20)))
                    .setLeavesQty(Integer.toString(random.nextInt(50)));
            if (random.nextBoolean()) {
                report.setPrice("9." + (10 + random.nextInt(89)));
            }
        }
        pipe.report(report);
    }

    private void price(String symbol) {
        ReferencePrice.Builder price =
                Wire.price(symbol, "9." + (30 + random.nextInt(60)), pipe.now());
        switch (random.nextInt(8)) {
            case 0 -> price.setBidPx("9.00").setAskPx("10.90");
            case 1 -> price.setBidPx("10").setAskPx("9");
            case 2 -> price.clearLastPx().setBidPx("9.40").setAskPx("9.61");
            case 3 -> price.setPriceTime(Timestamps.of(pipe.now().minusSeconds(9)));
            default -> {}
        }
        pipe.send(Topic.PRICES, symbol, price.build());
    }

    private RiskLimits.Builder limits(String account) {
        RiskLimits.Builder limits = Wire.limits(account).setVersion(++version);
        return switch (random.nextInt(26)) {
            case 0 -> limits.setMaxPositionQty("150");
            case 1 -> limits.setMaxGrossExposure("2500");
            case 2 -> limits.setMaxNetExposure("900");
            case 3 -> limits.setMaxConcentrationBps("70");
            case 4 -> limits.setMaxDailyNotional("9000");
            case 5 -> limits.setMaxDailyLoss("12.5");
            case 6 -> limits.setMaxShortQty("5");
            case 7 -> limits.setMaxOpenOrders("6");
            case 8 -> limits.setMaxOrdersPerSecond("0.7");
            case 9 -> limits.setDuplicateWindowMillis("60000");
            case 10 -> limits.setMaxRepeatedExecutions("0");
            case 11 -> limits.setMaxOrderAgeMillis("700");
            case 12, 13 -> limits.setSelfMatch(SelfMatch.SELF_MATCH_REFUSED);
            case 14 -> limits.addRestrictedSymbols("GLOBEX");
            case 15 -> limits.addForbiddenSides(Side.SIDE_SELL_SHORT);
            case 16 -> limits.setOpeningCash("1500");
            case 17 -> limits.setDesk("equities");
            case 18 -> limits.clearMaxDailyLoss().setDesk("equities");
            case 19 -> limits.setMaxNetExposure("much");
            case 20 -> limits.setCurrency("EUR");
            case 21 ->
                    limits.addSymbols(
                            SymbolLimits.newBuilder().setSymbol("ACME").setMaxOrderQty("30"));
            case 22 -> limits.setMaxOrderNotional("400");
            case 23 -> limits.setMaxRepeatedExecutions("1").setRearm(version % 3);
            default -> limits.setPriceCollarBps(300);
        };
    }

    private void shared() {
        String scope = random.nextBoolean() ? "firm" : "desk:equities";
        RiskLimits.Builder limits = RiskLimits.newBuilder().setAccount(scope).setVersion(++version);
        switch (random.nextInt(4)) {
            case 0 -> limits.setMaxOrderQty("60");
            case 1 -> limits.setMaxDailyLoss("30").setDuplicateWindowMillis("30000");
            case 2 -> limits.setMaxShortQty("lots");
            default -> {}
        }
        pipe.send(Topic.SHARED_LIMITS, scope, limits.build());
    }

    private void state(String account) {
        String scope =
                List.of("firm", "account:" + account, "symbol:ACME", "desk:equities")
                        .get(random.nextInt(4));
        int state = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        put(scope, TradingState.State.forNumber(state));
        if (state > 1) {
            pipe.advance(Duration.ofMillis(1));
            pipe.order(any(account, "s-" + version));
            pipe.advance(Duration.ofMillis(1));
            put(scope, TradingState.State.STATE_ACTIVE);
        }
    }

    private void instrument() {
        Instrument.Builder changed = globex().setVersion(++version);
        switch (random.nextInt(6)) {
            case 0 -> changed.setTradable(false);
            case 1 -> changed.setShortSale(Instrument.ShortSale.SHORT_SALE_FORBIDDEN);
            case 2 -> changed.setMinNotional("3000");
            case 3 -> changed.setTradingHours(hours("13:00"));
            case 4 -> changed.setMaxQty("");
            default -> {}
        }
        pipe.send(Topic.INSTRUMENTS, "GLOBEX", changed.build());
    }

    /** Of another multiplier, lot and calendar than ACME. */
    private static Instrument.Builder globex() {
        return Wire.instrument("GLOBEX")
                .setMultiplier("10")
                .setMaxQty("500")
                .setTradingHours(hours("24:00"));
    }

    private static TradingHours hours(String close) {
        return TradingHours.newBuilder()
                .setTimeZone("America/New_York")
                .setDayRoll("07:05")
                .addSessions(
                        TradingHours.Session.newBuilder()
                                .addAllDays(List.of(1, 2, 3, 4, 5, 6, 7))
                                .setOpen("00:00")
                                .setClose(close.equals("13:00") ? "07:02" : close))
                .build();
    }
}
