package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.adapter.streams.record.DeadLetters;
import dev.fillstream.risk.adapter.streams.record.ReportReader;
import dev.fillstream.risk.adapter.streams.state.ExposureState;
import dev.fillstream.risk.adapter.streams.state.ReferenceState;
import dev.fillstream.risk.exposure.AppliedReports;
import dev.fillstream.risk.exposure.ExecutionNews;
import dev.fillstream.risk.exposure.Exposure;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Books every report of {@code executions} once, whenever it comes and however often. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
final class ExecutionProcessor
        extends ContextualProcessor<
                byte @Nullable [], byte @Nullable [], byte @Nullable [], byte @Nullable []> {

    private final RiskTopology risk;
    private ReferenceState reference;
    private ExposureState exposures;

    ExecutionProcessor(RiskTopology risk) {
        this.risk = risk;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], byte @Nullable []> context) {
        super.init(context);
        reference = ReferenceState.of(context);
        exposures = ExposureState.of(context, risk.retention());
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        switch (ReportReader.read(record)) {
            case ReportReader.News(var news) -> book(news);
            case ReportReader.Irrelevant() -> {}
            case ReportReader.Bad(var reason, var cause) -> deadLetter(record, reason, cause);
        }
    }

    private void book(ExecutionNews news) {
        Optional<OpenOrder> open = exposures.openOrder(news.account(), news.orderId());
        if (open.isPresent()) {
            bookOpen(news, open.get());
        } else if (news.change() instanceof ExecutionNews.Traded traded) {
            bookLate(news, traded.symbol());
        }
    }

    private void bookOpen(ExecutionNews news, OpenOrder open) {
        boolean isNew = !open.reports().contains(news.reportSeq());
        risk.observer().booked(isNew);
        if (!isNew) {
            return;
        }
        save(news, open.symbol(), Optional.of(open));
        if (news.isEnd()) {
            AppliedReports all = open.reports().with(news.reportSeq());
            exposures.saveEnded(news.orderId(), all, context().currentStreamTimeMs());
        }
    }

    /** The order binds nothing any more, or was never known here; what it traded is real money. */
    private void bookLate(ExecutionNews news, Symbol symbol) {
        long now = context().currentStreamTimeMs();
        AppliedReports earlier = exposures.endedReports(news.orderId(), now);
        boolean isNew = !earlier.contains(news.reportSeq());
        risk.observer().booked(isNew);
        if (isNew) {
            save(news, symbol, Optional.empty());
            exposures.saveEnded(news.orderId(), earlier.with(news.reportSeq()), now);
        }
    }

    private void save(ExecutionNews news, Symbol symbol, Optional<OpenOrder> open) {
        Exposure before =
                new Exposure(
                        exposures.totals(news.account()),
                        exposures.position(news.account(), symbol),
                        open);
        Exposure after =
                before.book(
                        news, reference.instrument(symbol).multiplierOrOne(), metadata().offset());
        exposures.save(news.account(), symbol, news.orderId(), before, after);
    }

    private void deadLetter(
            Record<byte @Nullable [], byte @Nullable []> record, Reason reason, String cause) {
        context()
                .forward(
                        DeadLetters.of(record, metadata(), reason, cause),
                        RiskTopology.deadLetterSink(Topic.EXECUTIONS));
        risk.observer().deadLettered(Topic.EXECUTIONS.name(), reason.name());
    }

    private RecordMetadata metadata() {
        return context().recordMetadata().orElseThrow();
    }
}
