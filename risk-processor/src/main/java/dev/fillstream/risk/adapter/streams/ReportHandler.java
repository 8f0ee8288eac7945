package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.adapter.streams.record.ReportReader;
import dev.fillstream.risk.adapter.streams.state.ExposureState;
import dev.fillstream.risk.adapter.streams.state.RecentState;
import dev.fillstream.risk.adapter.streams.state.ReferenceState;
import dev.fillstream.risk.exposure.AppliedReports;
import dev.fillstream.risk.exposure.ExecutionNews;
import dev.fillstream.risk.exposure.ExecutionNews.Undone;
import dev.fillstream.risk.exposure.Exposure;
import dev.fillstream.risk.exposure.Gap;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.OrderTerms;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.schemas.Topic;
import java.math.BigDecimal;
import java.util.Optional;

/** Books every report of {@code executions} once, whenever it comes and however often. */
final class ReportHandler {

    private final RiskTopology risk;
    private final ReferenceState reference;
    private final ExposureState exposures;
    private final RecentState recent;
    private final Outlet outlet;

    ReportHandler(RiskTopology risk, TaskState state, Outlet outlet) {
        this.risk = risk;
        reference = state.reference();
        exposures = state.exposures();
        recent = state.recent();
        this.outlet = outlet;
    }

    void handle(Arrival arrival) {
        switch (ReportReader.read(arrival.record())) {
            case ReportReader.News(var news) -> book(news, arrival);
            case ReportReader.Irrelevant() -> {}
            case ReportReader.Bad(var reason, var cause, var about) -> {
                outlet.deadLetter(arrival, Topic.EXECUTIONS, reason, cause);
                about.forEach(account -> doubt(account, arrival));
            }
        }
    }

    /** What it would have changed nobody knows, so nothing more is let through on what is known. */
    private void doubt(Account account, Arrival arrival) {
        long offset = arrival.metadata().offset();
        long version = reference.stateVersion(account);
        boolean isNew =
                exposures.totals(account).gap().map(gap -> gap.isSettledBy(version)).orElse(true);
        exposures.save(account, new Gap(offset, arrival.place().time(), version));
        if (isNew) {
            risk.observer().uncertain(account.value(), arrival.metadata().partition(), offset);
        }
    }

    private void book(ExecutionNews news, Arrival arrival) {
        Optional<OpenOrder> open = exposures.openOrder(news.account(), news.orderId());
        if (open.isPresent()) {
            bookOpen(news, open.get(), arrival);
        } else {
            news.moved().ifPresent(symbol -> bookLate(news, symbol, arrival));
        }
    }

    private void bookOpen(ExecutionNews news, OpenOrder open, Arrival arrival) {
        boolean isNew = !open.reports().contains(news.reportSeq());
        risk.observer().booked(isNew);
        if (!isNew) {
            return;
        }
        save(news, open.symbol(), Optional.of(open), open.reports(), arrival);
        fill(news, open);
        if (news.isEnd()) {
            AppliedReports all = open.reports().with(news.reportSeq());
            exposures.saveEnded(news.orderId(), all, arrival.streamTime());
        }
    }

    /** The order binds nothing any more, or was never known here; what it traded is real money. */
    private void bookLate(ExecutionNews news, Symbol symbol, Arrival arrival) {
        AppliedReports earlier = exposures.endedReports(news.orderId(), arrival.streamTime());
        boolean isNew = !earlier.contains(news.reportSeq());
        risk.observer().booked(isNew);
        if (isNew) {
            AppliedReports all = earlier.with(news.reportSeq());
            save(news, symbol, Optional.empty(), all, arrival);
            exposures.saveEnded(news.orderId(), all, arrival.streamTime());
        }
    }

    private void save(
            ExecutionNews news,
            Symbol symbol,
            Optional<OpenOrder> open,
            AppliedReports reports,
            Arrival arrival) {
        Exposure before =
                new Exposure(
                        exposures.totals(news.account()),
                        exposures.position(news.account(), symbol),
                        open);
        Instrument instrument = reference.instrument(symbol);
        BigDecimal multiplier = instrument.multiplierOrOne();
        Exposure after =
                inDay(before, news, instrument, arrival)
                        .book(news, multiplier, arrival.metadata().offset());
        Exposure bound =
                open.isEmpty() && !news.isEnd() && news.change() instanceof Undone undone
                        ? after.reserve(OpenOrder.reopened(undone, multiplier, reports))
                        : after;
        exposures.save(news.account(), symbol, news.orderId(), before, bound);
    }

    /** A day begins with what the account was worth before its first trade, or first order. */
    private static Exposure inDay(
            Exposure before, ExecutionNews news, Instrument instrument, Arrival arrival) {
        return news.moved().isPresent() && instrument instanceof Instrument.Known known
                ? before.inDay(
                        known.hours().calendar(), known.hours().dayAt(arrival.place().time()))
                : before;
    }

    /** Its strategy may not enter again for ever. */
    private void fill(ExecutionNews news, OpenOrder open) {
        if (news.isTrade()) {
            String strategy = open.terms().map(OrderTerms::strategy).orElse("");
            recent.save(
                    news.account(), strategy, recent.strategy(news.account(), strategy).filled());
        }
    }
}
