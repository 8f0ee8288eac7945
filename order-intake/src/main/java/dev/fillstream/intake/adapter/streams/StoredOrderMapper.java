package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.v1.ReplacedTerms;
import dev.fillstream.intake.v1.StoredOrder;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Timestamps;
import org.jspecify.annotations.Nullable;

/** Between an order's view and what the store keeps of it. */
final class StoredOrderMapper {

    private StoredOrderMapper() {}

    static StoredOrder toStored(OrderView view) {
        OrderTerms terms = view.terms();
        StoredOrder.Builder stored =
                StoredOrder.newBuilder()
                        .setClOrdId(terms.clOrdId())
                        .setAccount(terms.account())
                        .setSymbol(terms.symbol())
                        .setSide(terms.side())
                        .setOrdType(terms.ordType())
                        .setOrderQty(terms.orderQty())
                        .setTimeInForce(terms.timeInForce())
                        .setStrategy(terms.strategy())
                        .setReduceOnly(terms.reduceOnly())
                        .setOrdStatus(view.ordStatus().name())
                        .setCumQty(view.amounts().cumQty())
                        .setLeavesQty(view.amounts().leavesQty())
                        .setAvgPx(view.amounts().avgPx())
                        .setReportSeq(view.reportSeq())
                        .setOutcomeUnknown(view.outcomeUnknown())
                        .setAwaitsOrder(view.awaitsOrder())
                        .setCreatedAt(Timestamps.of(view.createdAt()))
                        .setUpdatedAt(Timestamps.of(view.updatedAt()));
        if (terms.price() != null) {
            stored.setPrice(terms.price());
        }
        if (terms.stopPx() != null) {
            stored.setStopPx(terms.stopPx());
        }
        if (terms.expireTime() != null) {
            stored.setExpireTime(Timestamps.of(terms.expireTime()));
        }
        if (view.firstTerms() != null) {
            stored.setFirstTerms(replaced(view.firstTerms()));
        }
        if (view.rejectReason() != null) {
            stored.setRejectReason(toStored(view.rejectReason()));
        }
        return stored.build();
    }

    static OrderView toView(OrderId orderId, StoredOrder stored) {
        OrderTerms terms = terms(stored);
        return new OrderView(
                orderId,
                terms,
                OrdStatus.valueOf(stored.getOrdStatus()),
                new Amounts(stored.getCumQty(), stored.getLeavesQty(), stored.getAvgPx()),
                stored.getReportSeq(),
                rejectReason(stored),
                stored.getOutcomeUnknown(),
                Timestamps.toInstant(stored.getCreatedAt()),
                Timestamps.toInstant(stored.getUpdatedAt()),
                stored.getAwaitsOrder(),
                stored.hasFirstTerms() ? first(terms, stored.getFirstTerms()) : null);
    }

    private static ReplacedTerms replaced(OrderTerms terms) {
        ReplacedTerms.Builder replaced =
                ReplacedTerms.newBuilder()
                        .setClOrdId(terms.clOrdId())
                        .setOrderQty(terms.orderQty());
        if (terms.price() != null) {
            replaced.setPrice(terms.price());
        }
        if (terms.stopPx() != null) {
            replaced.setStopPx(terms.stopPx());
        }
        return replaced.build();
    }

    private static OrderTerms first(OrderTerms terms, ReplacedTerms replaced) {
        return terms.with(
                replaced.getClOrdId(),
                replaced.getOrderQty(),
                replaced.hasPrice() ? replaced.getPrice() : null,
                replaced.hasStopPx() ? replaced.getStopPx() : null);
    }

    private static OrderTerms terms(StoredOrder stored) {
        return new OrderTerms(
                stored.getClOrdId(),
                stored.getAccount(),
                stored.getSymbol(),
                stored.getSide(),
                stored.getOrdType(),
                stored.getOrderQty(),
                stored.hasPrice() ? stored.getPrice() : null,
                stored.hasStopPx() ? stored.getStopPx() : null,
                stored.getTimeInForce(),
                stored.hasExpireTime() ? Timestamps.toInstant(stored.getExpireTime()) : null,
                stored.getStrategy(),
                stored.getReduceOnly());
    }

    private static @Nullable RejectReason rejectReason(StoredOrder stored) {
        if (!stored.hasRejectReason()) {
            return null;
        }
        var reason = stored.getRejectReason();
        return new RejectReason(
                reason.getCode(), reason.getText(), reason.getObserved(), reason.getLimit());
    }

    private static dev.fillstream.intake.v1.RejectReason toStored(RejectReason reason) {
        return dev.fillstream.intake.v1.RejectReason.newBuilder()
                .setCode(reason.code())
                .setText(reason.text())
                .setObserved(reason.observed())
                .setLimit(reason.limit())
                .build();
    }
}
