package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.limit.Bound;
import dev.fillstream.risk.limit.LimitName;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.risk.limit.ScopeLimits.SelfMatch;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.SymbolLimits;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limits from the wire. It never throws: what cannot be understood breaks its scope. */
public final class LimitsMapper {

    public static final String UNLIMITED = "unlimited";

    private LimitsMapper() {}

    public static ScopeLimits limits(byte[] bytes) {
        return switch (Topic.RISK_LIMITS.format().read(bytes)) {
            case Readable(var wire) -> limits(wire);
            case Unreadable(_, var detail) -> new ScopeLimits.Broken(0, detail);
        };
    }

    public static ScopeLimits limits(RiskLimits wire) {
        try {
            return new ScopeLimits.Said(
                    wire.getVersion(),
                    wire.getCurrency(),
                    wire.getOpeningCash().isEmpty()
                            ? Optional.empty()
                            : Optional.of(Money.parse("openingCash", wire.getOpeningCash())),
                    wire.getDesk(),
                    bounds(wire),
                    symbols(wire),
                    selfMatch(wire.getSelfMatch()),
                    wire.getRestrictedSymbolsList().stream()
                            .map(Symbol::new)
                            .collect(Collectors.toSet()),
                    wire.getForbiddenSidesList().stream()
                            .map(OrderTermsMapper::toModel)
                            .collect(Collectors.toSet()),
                    wire.getRearm());
        } catch (InvalidValue e) {
            return new ScopeLimits.Broken(wire.getVersion(), e.field());
        }
    }

    private static Map<LimitName, Bound> bounds(RiskLimits wire) {
        Map<LimitName, Bound> bounds = new EnumMap<>(LimitName.class);
        for (LimitName name : LimitName.values()) {
            Bound bound = bound(name, wire);
            if (!(bound instanceof Bound.Unset)) {
                bounds.put(name, bound);
            }
        }
        return bounds;
    }

    private static Bound bound(LimitName name, RiskLimits wire) {
        return switch (name) {
            case MAX_ORDER_QTY -> positive(name, wire.getMaxOrderQty());
            case MAX_ORDER_NOTIONAL -> positive(name, wire.getMaxOrderNotional());
            case PRICE_COLLAR_BPS -> whole(name, wire.getPriceCollarBps());
            case MAX_PRICE_AGE_MILLIS -> whole(name, wire.getMaxPriceAgeMillis());
            case MAX_POSITION_QTY -> bound(name, wire.getMaxPositionQty());
            case MAX_GROSS_EXPOSURE -> bound(name, wire.getMaxGrossExposure());
            case MAX_NET_EXPOSURE -> bound(name, wire.getMaxNetExposure());
            case MAX_CONCENTRATION_BPS -> bound(name, wire.getMaxConcentrationBps());
            case MAX_DAILY_NOTIONAL -> bound(name, wire.getMaxDailyNotional());
            case MAX_DAILY_LOSS -> bound(name, wire.getMaxDailyLoss());
            case MAX_SHORT_QTY -> bound(name, wire.getMaxShortQty());
            case MAX_OPEN_ORDERS -> bound(name, wire.getMaxOpenOrders());
            case MAX_ORDERS_PER_SECOND -> positive(name, wire.getMaxOrdersPerSecond());
            case DUPLICATE_WINDOW_MILLIS -> window(name, wire.getDuplicateWindowMillis());
            case MAX_REPEATED_EXECUTIONS -> bound(name, wire.getMaxRepeatedExecutions());
            case MAX_ORDER_AGE_MILLIS -> bound(name, wire.getMaxOrderAgeMillis());
        };
    }

    private static Map<Symbol, Map<LimitName, Bound>> symbols(RiskLimits wire) {
        Map<Symbol, Map<LimitName, Bound>> symbols = new HashMap<>();
        for (SymbolLimits one : wire.getSymbolsList()) {
            Map<LimitName, Bound> bounds = new EnumMap<>(LimitName.class);
            put(bounds, LimitName.MAX_ORDER_QTY, one.getMaxOrderQty());
            put(bounds, LimitName.MAX_ORDER_NOTIONAL, one.getMaxOrderNotional());
            put(bounds, LimitName.MAX_POSITION_QTY, one.getMaxPositionQty());
            put(bounds, LimitName.MAX_SHORT_QTY, one.getMaxShortQty());
            if (symbols.put(new Symbol(one.getSymbol()), bounds) != null) {
                throw new InvalidValue(
                        "symbols",
                        InvalidValue.Code.FIELD_NOT_ALLOWED,
                        "must have each symbol once");
            }
        }
        return symbols;
    }

    private static void put(Map<LimitName, Bound> bounds, LimitName name, String text) {
        Bound bound = bound(name, text);
        if (!(bound instanceof Bound.Unset)) {
            bounds.put(name, bound);
        }
    }

    private static Bound bound(LimitName name, String text) {
        if (text.isEmpty()) {
            return Bound.UNSET;
        }
        return text.equals(UNLIMITED)
                ? Bound.UNLIMITED
                : new Bound.AtMost(Quantity.parse(name.field(), text).value());
    }

    private static Bound positive(LimitName name, String text) {
        Bound bound = bound(name, text);
        if (bound instanceof Bound.AtMost(var value) && value.signum() == 0) {
            throw outOfRange(name, "must be greater than zero");
        }
        return bound;
    }

    private static Bound whole(LimitName name, long value) {
        if (value < 0) {
            throw outOfRange(name, "must not be negative");
        }
        return value == 0 ? Bound.UNSET : new Bound.AtMost(BigDecimal.valueOf(value));
    }

    private static Bound window(LimitName name, String text) {
        Bound bound = bound(name, text);
        BigDecimal most = BigDecimal.valueOf(StateStores.CONTENT_RETENTION.toMillis());
        boolean isFine =
                switch (bound) {
                    case Bound.Unset() -> true;
                    case Bound.Unlimited() -> false;
                    case Bound.AtMost(var value) -> value.compareTo(most) <= 0;
                };
        if (!isFine) {
            throw outOfRange(name, "must be at most " + most);
        }
        return bound;
    }

    private static InvalidValue outOfRange(LimitName name, String rule) {
        return new InvalidValue(name.field(), InvalidValue.Code.FIELD_OUT_OF_RANGE, rule);
    }

    private static SelfMatch selfMatch(RiskLimits.SelfMatch wire) {
        return switch (wire) {
            case SELF_MATCH_UNSPECIFIED -> SelfMatch.UNSAID;
            case SELF_MATCH_ALLOWED -> SelfMatch.ALLOWED;
            case SELF_MATCH_REFUSED -> SelfMatch.REFUSED;
            case UNRECOGNIZED ->
                    throw new InvalidValue(
                            "selfMatch",
                            InvalidValue.Code.ENUM_UNKNOWN,
                            "has a value that this version does not know");
        };
    }
}
