package dev.fillstream.risk.adapter.rest;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.SymbolLimits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits as they are put; what is left out is not set in this scope. Numbers are text, {@code
 * unlimited} is none.
 */
record LimitsJson(
        @Nullable String reason,
        @Nullable String currency,
        @Nullable String openingCash,
        @Nullable String desk,
        @Nullable String maxOrderQty,
        @Nullable String maxOrderNotional,
        @Nullable Integer priceCollarBps,
        @Nullable Long maxPriceAgeMillis,
        @Nullable String maxPositionQty,
        @Nullable String maxGrossExposure,
        @Nullable String maxNetExposure,
        @Nullable String maxConcentrationBps,
        @Nullable String maxDailyNotional,
        @Nullable String maxDailyLoss,
        @Nullable String maxShortQty,
        @Nullable String maxOpenOrders,
        @Nullable String maxOrdersPerSecond,
        @Nullable String duplicateWindowMillis,
        @Nullable String maxRepeatedExecutions,
        @Nullable Long rearm,
        @Nullable String maxOrderAgeMillis,
        @Nullable String selfMatch,
        @Nullable List<String> restrictedSymbols,
        @Nullable List<String> forbiddenSides,
        @Nullable List<SymbolJson> symbols) {

    private static final String SELF_MATCH = "SELF_MATCH_";
    private static final String SIDE = "SIDE_";

    /** Tighter values for one symbol. */
    record SymbolJson(
            @Nullable String symbol,
            @Nullable String maxOrderQty,
            @Nullable String maxOrderNotional,
            @Nullable String maxPositionQty,
            @Nullable String maxShortQty) {

        SymbolLimits toWire() {
            SymbolLimits.Builder wire = SymbolLimits.newBuilder();
            set(symbol, wire::setSymbol);
            set(maxOrderQty, wire::setMaxOrderQty);
            set(maxOrderNotional, wire::setMaxOrderNotional);
            set(maxPositionQty, wire::setMaxPositionQty);
            set(maxShortQty, wire::setMaxShortQty);
            return wire.build();
        }
    }

    /** As version {@code version} of the record under {@code key}. */
    RiskLimits toWire(String key, long version, String author, Instant now) {
        return toWire().setAccount(key)
                .setVersion(version)
                .setAuthor(author)
                .setUpdatedAt(Timestamps.of(now))
                .build();
    }

    private RiskLimits.Builder toWire() {
        RiskLimits.Builder wire = RiskLimits.newBuilder().setReason(ControlAnswers.reason(reason));
        set(currency, wire::setCurrency);
        set(openingCash, wire::setOpeningCash);
        set(desk, wire::setDesk);
        set(maxOrderQty, wire::setMaxOrderQty);
        set(maxOrderNotional, wire::setMaxOrderNotional);
        set(priceCollarBps, wire::setPriceCollarBps);
        set(maxPriceAgeMillis, wire::setMaxPriceAgeMillis);
        set(maxPositionQty, wire::setMaxPositionQty);
        set(maxGrossExposure, wire::setMaxGrossExposure);
        set(maxNetExposure, wire::setMaxNetExposure);
        set(maxConcentrationBps, wire::setMaxConcentrationBps);
        set(maxDailyNotional, wire::setMaxDailyNotional);
        set(maxDailyLoss, wire::setMaxDailyLoss);
        set(maxShortQty, wire::setMaxShortQty);
        set(maxOpenOrders, wire::setMaxOpenOrders);
        set(maxOrdersPerSecond, wire::setMaxOrdersPerSecond);
        set(duplicateWindowMillis, wire::setDuplicateWindowMillis);
        set(maxRepeatedExecutions, wire::setMaxRepeatedExecutions);
        set(rearm, wire::setRearm);
        set(maxOrderAgeMillis, wire::setMaxOrderAgeMillis);
        set(restrictedSymbols, wire::addAllRestrictedSymbols);
        if (selfMatch != null) {
            wire.setSelfMatch(Words.parse(SelfMatch.class, SELF_MATCH, selfMatch, "/selfMatch"));
        }
        if (forbiddenSides != null) {
            forbiddenSides.forEach(
                    side ->
                            wire.addForbiddenSides(
                                    Words.parse(Side.class, SIDE, side, "/forbiddenSides")));
        }
        if (symbols != null) {
            symbols.forEach(one -> wire.addSymbols(one.toWire()));
        }
        return wire;
    }

    /** A record as it is shown: what it was put as, and its version, author and time. */
    static Map<String, Object> of(RiskLimits wire) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scope", wire.getAccount());
        json.put("version", wire.getVersion());
        wire.getAllFields()
                .forEach(
                        (field, value) -> {
                            switch (field.getName()) {
                                case "account", "version" -> {}
                                case "updated_at" ->
                                        json.put(
                                                "updatedAt",
                                                Timestamps.toInstant(wire.getUpdatedAt())
                                                        .toString());
                                case "self_match" ->
                                        json.put(
                                                "selfMatch",
                                                Words.of(wire.getSelfMatch(), SELF_MATCH));
                                case "forbidden_sides" ->
                                        json.put(
                                                "forbiddenSides",
                                                wire.getForbiddenSidesList().stream()
                                                        .map(side -> Words.of(side, SIDE))
                                                        .toList());
                                case "symbols" ->
                                        json.put(
                                                "symbols",
                                                wire.getSymbolsList().stream()
                                                        .map(LimitsJson::symbol)
                                                        .toList());
                                default -> json.put(field.getJsonName(), value);
                            }
                        });
        return json;
    }

    private static Map<String, Object> symbol(SymbolLimits wire) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Map.Entry<FieldDescriptor, Object> field : wire.getAllFields().entrySet()) {
            json.put(field.getKey().getJsonName(), field.getValue());
        }
        return json;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
