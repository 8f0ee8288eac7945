package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.config.FixConfig;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.OrderAtVenue;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.Replacement;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecType;
import quickfix.field.MsgType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.RefSeqNum;

/**
 * A venue that speaks FIX 4.4. What comes in is read on the engine's thread and handed on to one
 * event loop, in order: a report is handed over before the answer that it also is. So whoever gets
 * an answer about an order has all that the venue said of it before.
 */
@Singleton
@Typed(FixVenue.class)
public class FixVenue implements ExecutionVenue {

    private static final Logger LOG = Logger.getLogger(FixVenue.class);

    private final FixConfig config;
    private final InstantSource clock;
    private final Context loop;
    private final FixSession session;
    private final Waiting waiting = new Waiting();
    private final CancelIds cancelIds = new CancelIds();
    private final AtomicLong questions = new AtomicLong();
    private @Nullable VenueListener listener;

    @Inject
    public FixVenue(Vertx vertx, FixConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.loop = vertx.getOrCreateContext();
        this.session = new FixSession(config, new Incoming());
    }

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public void open(VenueListener opened) {
        listener = opened;
        session.open();
    }

    @PreDestroy
    void close() {
        session.close();
    }

    @Override
    public boolean isListening() {
        return session.isLoggedOn();
    }

    @Override
    public Uni<SubmitOutcome> submit(NewOrderSingle order) {
        Message message = FixMessages.newOrderSingle(order, clock.instant());
        return ask(order.orderId().toString(), message).map(FixAnswers::submit);
    }

    @Override
    public Uni<QueryOutcome> query(OrderAtVenue order) {
        String name = "q" + questions.incrementAndGet() + "-" + clock.millis();
        return ask(name, FixMessages.orderStatusRequest(order, name)).map(FixAnswers::query);
    }

    @Override
    public Uni<RequestOutcome> cancel(OrderAtVenue order) {
        String name = cancelIds.next(order, clock.instant());
        Message message = FixMessages.orderCancelRequest(order, name, clock.instant());
        return ask(name, message).map(FixAnswers::cancel);
    }

    @Override
    public Uni<RequestOutcome> replace(Replacement replacement) {
        Message message = FixMessages.orderCancelReplaceRequest(replacement, clock.instant());
        return ask(replacement.requestId().toString(), message).map(FixAnswers::replace);
    }

    @Override
    public boolean refusesDuplicateIds() {
        return config.refusesDuplicateIds();
    }

    @Override
    public Duration absencePatience() {
        return config.absencePatience();
    }

    private Uni<FixReply> ask(String name, Message message) {
        return Uni.createFrom()
                .<FixReply>emitter(
                        answer -> {
                            waiting.add(name, answer);
                            session.send(message, (sent, number) -> sent(name, sent, number));
                        })
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(
                        () -> {
                            waiting.forget(name);
                            return new FixReply.None("no answer in time");
                        });
    }

    private void sent(String name, FixSession.Sent sent, int msgSeqNum) {
        switch (sent) {
            case ON_ITS_WAY -> waiting.sentAs(name, msgSeqNum);
            case NOT_SENT ->
                    onLoop(() -> waiting.complete(name, new FixReply.NotSent("logged off")));
            case UNCERTAIN ->
                    onLoop(() -> waiting.complete(name, new FixReply.None("sent into the void")));
        }
    }

    private void onLoop(Runnable task) {
        loop.runOnContext(_ -> task.run());
    }

    private void tell(java.util.function.Consumer<VenueListener> what) {
        VenueListener hears = listener;
        if (hears != null) {
            what.accept(hears);
        }
    }

    /** From the engine's threads to the event loop. */
    private final class Incoming implements FixSession.Listener {

        @Override
        public void received(Message message) {
            try {
                switch (message.getHeader().getString(MsgType.FIELD)) {
                    case MsgType.EXECUTION_REPORT -> report(message);
                    case MsgType.ORDER_CANCEL_REJECT -> cancelReject(message);
                    case MsgType.BUSINESS_MESSAGE_REJECT -> businessReject(message);
                    case MsgType.REJECT -> sessionReject(message);
                    default -> keepAside(message, "no message that we know");
                }
            } catch (FieldNotFound e) {
                keepAside(message, "field " + e.field + " is missing");
            } catch (InvalidValue e) {
                keepAside(message, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                // Thrown on, it would make the engine take the message for one that never came.
                keepAside(message, String.valueOf(e));
            }
        }

        @Override
        public void loggedOn() {
            LOG.infof("logged on: %s", session.id());
            onLoop(() -> tell(VenueListener::resumed));
        }

        @Override
        public void loggedOut() {
            LOG.warnf("logged out: %s", session.id());
            onLoop(() -> waiting.completeAll(new FixReply.None("logged out")));
        }

        @Override
        public void skipped() {
            LOG.errorf("the venue skipped messages: %s", session.id());
            onLoop(() -> tell(VenueListener::resumed));
        }

        private void report(Message message) throws FieldNotFound {
            if (message.getChar(ExecType.FIELD) == ExecType.ORDER_STATUS) {
                if (message.isSetField(OrdStatusReqID.FIELD)) {
                    complete(message.getString(OrdStatusReqID.FIELD), message);
                }
                return;
            }
            FixReports.checkCurrency(message, config.currency());
            String name = message.getString(ClOrdID.FIELD);
            boolean isAnswer =
                    message.getChar(ExecType.FIELD) == ExecType.REJECTED && waiting.has(name);
            Optional<VenueReport> report =
                    isAnswer ? Optional.empty() : FixReports.toReport(message);
            report.ifPresent(it -> onLoop(() -> tell(listener -> listener.reported(it))));
            complete(name, message);
        }

        private void cancelReject(Message message) throws FieldNotFound {
            String name = message.getString(ClOrdID.FIELD);
            if (!waiting.has(name) && isAboutReplace(message)) {
                lateReject(message, name);
            }
            complete(name, message);
        }

        private boolean isAboutReplace(Message message) throws FieldNotFound {
            return message.isSetField(CxlRejResponseTo.FIELD)
                    && message.getChar(CxlRejResponseTo.FIELD)
                            == CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST;
        }

        private void lateReject(Message message, String name) throws FieldNotFound {
            if (FixAnswers.rejected(message, ExecutionCode.REPLACE_REFUSED)
                    instanceof RequestOutcome.Refused(var refusal)) {
                VenueReport report =
                        new VenueReport(
                                OrderId.parse(name),
                                FixReports.venueOrderId(message),
                                VenueReport.Terms.UNSAID,
                                new OrderEvent.VenueRejected(refusal, FixReports.time(message)));
                onLoop(() -> tell(listener -> listener.reported(report)));
            }
        }

        private void businessReject(Message message) throws FieldNotFound {
            boolean forNow =
                    message.getInt(BusinessRejectReason.FIELD)
                            == BusinessRejectReason.APPLICATION_NOT_AVAILABLE;
            FixReply reply =
                    new FixReply.Rejected(
                            forNow, FixReports.text(message, "business message reject"));
            if (message.isSetField(BusinessRejectRefID.FIELD)) {
                String name = message.getString(BusinessRejectRefID.FIELD);
                onLoop(() -> waiting.complete(name, reply));
            } else if (message.isSetField(RefSeqNum.FIELD)) {
                int number = message.getInt(RefSeqNum.FIELD);
                onLoop(() -> waiting.complete(number, reply));
            }
        }

        private void sessionReject(Message message) throws FieldNotFound {
            int number = message.getInt(RefSeqNum.FIELD);
            String text = FixReports.text(message, "reject");
            LOG.errorf("the venue rejected message %d: %s", number, text);
            onLoop(() -> waiting.complete(number, new FixReply.Rejected(false, text)));
        }

        private void complete(String name, Message message) {
            // Taken at once: the venue's next message about it is a report, not the answer.
            onLoop(waiting.take(name, new FixReply.Answer(message)));
        }

        private void keepAside(Message message, String reason) {
            String text = message.toString().replace('\u0001', '|');
            onLoop(() -> tell(listener -> listener.unintelligible(text, reason)));
        }
    }
}
