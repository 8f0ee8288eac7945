package dev.fillstream.local.verify;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.RiskLimits.SelfMatch;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.SymbolLimits;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers of a limits record, by their JSON names. */
final class LimitFields {

    /** All of them, in the order in which a missing one is named. */
    static final List<String> NAMES =
            List.of(
                    "maxOrderQty",
                    "maxOrderNotional",
                    "priceCollarBps",
                    "maxPriceAgeMillis",
                    "maxPositionQty",
                    "maxGrossExposure",
                    "maxNetExposure",
                    "maxConcentrationBps",
                    "maxDailyNotional",
                    "maxDailyLoss",
                    "maxShortQty",
                    "maxOpenOrders",
                    "maxOrdersPerSecond",
                    "duplicateWindowMillis",
                    "maxRepeatedExecutions",
                    "maxOrderAgeMillis");

    private static final List<String> PER_SYMBOL =
            List.of("maxOrderQty", "maxOrderNotional", "maxPositionQty", "maxShortQty");
    private static final Set<String> GREATER_THAN_ZERO =
            Set.of("maxOrderQty", "maxOrderNotional", "maxOrdersPerSecond");
    private static final String WINDOW = "duplicateWindowMillis";
    private static final BigDecimal LONGEST_WINDOW = BigDecimal.valueOf(600_000);
    private static final String DECIMAL = "\\d{1,15}(\\.\\d{1,9})?";

    private LimitFields() {}

    /** The first field of the record that nobody can make sense of. */
    static Optional<String> fault(RiskLimits record) {
        if (!record.getOpeningCash().matches("(-?" + DECIMAL + ")?")) {
            return Optional.of("openingCash");
        }
        Optional<String> number = NAMES.stream().filter(name -> isFaulty(record, name)).findFirst();
        return number.or(() -> symbolFault(record))
                .or(
                        () ->
                                record.getSelfMatch() == SelfMatch.UNRECOGNIZED
                                        ? Optional.of("selfMatch")
                                        : Optional.empty())
                .or(
                        () ->
                                record.getRestrictedSymbolsList().stream()
                                                .allMatch(LimitFields::isSymbol)
                                        ? Optional.empty()
                                        : Optional.of("symbol"))
                .or(
                        () ->
                                record.getForbiddenSidesList().stream()
                                                .anyMatch(
                                                        side ->
                                                                side == Side.UNRECOGNIZED
                                                                        || side
                                                                                == Side
                                                                                        .SIDE_UNSPECIFIED)
                                        ? Optional.of("side")
                                        : Optional.empty());
    }

    private static Optional<String> symbolFault(RiskLimits record) {
        Set<String> seen = new HashSet<>();
        for (SymbolLimits one : record.getSymbolsList()) {
            Optional<String> number =
                    PER_SYMBOL.stream().filter(name -> isFaulty(one, name)).findFirst();
            if (number.isPresent()) {
                return number;
            }
            if (!isSymbol(one.getSymbol())) {
                return Optional.of("symbol");
            }
            if (!seen.add(one.getSymbol())) {
                return Optional.of("symbols");
            }
        }
        return Optional.empty();
    }

    private static boolean isSymbol(String text) {
        return text.matches("[A-Z0-9.-]{1,16}");
    }

    private static boolean isFaulty(Message record, String name) {
        Object value = record.getField(field(record, name));
        if (value instanceof Number number) {
            return number.longValue() < 0;
        }
        String text = value.toString();
        if (text.isEmpty() || text.equals(PlainLimits.UNLIMITED)) {
            return name.equals(WINDOW) && !text.isEmpty();
        }
        if (!text.matches(DECIMAL)) {
            return true;
        }
        BigDecimal amount = new BigDecimal(text);
        boolean isTopLevel = record instanceof RiskLimits;
        return (isTopLevel && GREATER_THAN_ZERO.contains(name) && amount.signum() == 0)
                || (name.equals(WINDOW) && amount.compareTo(LONGEST_WINDOW) > 0);
    }

    /** The tightest that anybody says, for all symbols or for this one; empty where nobody does. */
    static String tightest(String name, List<RiskLimits> records, String symbol) {
        String tightest = "";
        for (RiskLimits record : records) {
            tightest = tighter(name, tightest, value(record, name));
            for (SymbolLimits one : record.getSymbolsList()) {
                if (one.getSymbol().equals(symbol) && PER_SYMBOL.contains(name)) {
                    tightest = tighter(name, tightest, value(one, name));
                }
            }
        }
        return tightest;
    }

    /** The smaller; but looking further back for a like order is the stricter. */
    private static String tighter(String name, String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        if (one.equals(PlainLimits.UNLIMITED) || other.equals(PlainLimits.UNLIMITED)) {
            return one.equals(PlainLimits.UNLIMITED) ? other : one;
        }
        boolean isSmaller = new BigDecimal(one).compareTo(new BigDecimal(other)) <= 0;
        return isSmaller == name.equals(WINDOW) ? other : one;
    }

    private static String value(Message record, String name) {
        Object value = record.getField(field(record, name));
        if (value instanceof Number number) {
            return number.longValue() == 0 ? "" : number.toString();
        }
        return value.toString();
    }

    private static FieldDescriptor field(Message record, String name) {
        for (FieldDescriptor field : record.getDescriptorForType().getFields()) {
            if (field.getJsonName().equals(name)) {
                return field;
            }
        }
        throw new IllegalStateException("limits have no field " + name);
    }
}
