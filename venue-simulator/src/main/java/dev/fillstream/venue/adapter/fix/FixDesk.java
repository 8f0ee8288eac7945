package dev.fillstream.venue.adapter.fix;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.venue.desk.Audience;
import dev.fillstream.venue.desk.Desk;
import dev.fillstream.venue.desk.Telling;
import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Changes;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.OrderTerms;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.exchange.Refusal;
import dev.fillstream.venue.exchange.Update;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import dev.fillstream.venue.fault.Fault;
import dev.fillstream.venue.fault.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.MsgType;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatusReqID;
import quickfix.field.PossResend;
import quickfix.field.RefMsgType;
import quickfix.field.Text;

/**
 * Does what messages ask, unless a fault has it otherwise. Reports go to all clients, as an
 * exchange's copy to the member's every session; only they know which orders are theirs.
 */
final class FixDesk {

    private final Desk desk;
    private final Faults faults;
    private final FixLines lines;
    private final BiConsumer<Duration, Runnable> later;
    private final Map<VenueOrderId, String> cancels = new HashMap<>();

    /**
     * @param later does something when a time is over
     */
    FixDesk(Desk desk, Faults faults, FixLines lines, BiConsumer<Duration, Runnable> later) {
        this.desk = desk;
        this.faults = faults;
        this.lines = lines;
        this.later = later;
    }

    /** Does what the message asks. */
    void handle(Message message, String client) throws FieldNotFound {
        FixRequest request = new FixRequest(message);
        String type = message.getHeader().getString(MsgType.FIELD);
        try {
            switch (type) {
                case MsgType.ORDER_SINGLE -> submit(request, client);
                case MsgType.ORDER_CANCEL_REQUEST -> cancel(request, client);
                case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> replace(request, client);
                case MsgType.ORDER_STATUS_REQUEST -> status(request, client);
                default ->
                        lines.answer(
                                client,
                                businessReject(
                                        request, BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE));
            }
        } catch (InvalidValue e) {
            refuse(request, type, client, String.valueOf(e.getMessage()));
        } catch (FieldNotFound e) {
            refuse(request, type, client, "field " + e.field + " is missing");
        }
    }

    /** Tells the updates to everybody. */
    void tell(List<Update> updates) {
        updates.stream().flatMap(update -> report(update).stream()).forEach(lines::tellAll);
    }

    /** The same for updates that may have been told before a crash. */
    void tellAgain(List<Update> updates) {
        for (Update update : updates) {
            report(update)
                    .ifPresent(
                            message -> {
                                message.getHeader().setBoolean(PossResend.FIELD, true);
                                lines.tellAll(message);
                            });
        }
    }

    private Optional<Message> report(Update update) {
        VenueOrder order = update.order();
        String own = order.terms().clientOrderId().value();
        return switch (update.booking()) {
            case Booking.Canceled _ -> {
                String cancel = cancels.remove(order.id());
                yield cancel == null
                        ? FixReports.of(update, own, Optional.empty())
                        : FixReports.of(update, cancel, Optional.of(order.terms().clientOrderId()));
            }
            case Booking.Accepted(var accepted) ->
                    FixReports.of(
                            update,
                            own,
                            accepted.replaces()
                                    .flatMap(desk.ledger()::find)
                                    .map(before -> before.terms().clientOrderId()));
            default -> FixReports.of(update, own, Optional.empty());
        };
    }

    private void submit(FixRequest request, String client) throws FieldNotFound {
        OrderTerms terms = request.toTerms();
        Optional<Fault> fault = faults.next(Fault.Target.ORDER, terms);
        if (fault.isPresent()) {
            strike(fault.get(), request, terms, client);
        } else {
            settle(request, client, desk.exchange().submit(terms), Telling.PLAIN);
        }
    }

    private void strike(Fault fault, FixRequest request, OrderTerms terms, String client)
            throws FieldNotFound {
        switch (fault.kind()) {
            case STATUS_500, STATUS_429 -> lines.answer(client, unavailable(request));
            case NO_REPLY -> {
                // That is the fault: the client waits until it gives up.
            }
            case DROP_AFTER_BOOKING -> {
                settle(request, client, desk.exchange().submit(terms), Telling.PLAIN);
                lines.drop(client);
            }
            case DELAY ->
                    later.accept(
                            fault.delay(),
                            () ->
                                    settle(
                                            request,
                                            client,
                                            desk.exchange().submit(terms),
                                            Telling.PLAIN));
            case REJECT ->
                    settle(request, client, desk.exchange().submitAndReject(terms), Telling.PLAIN);
            case OVERFILL ->
                    settle(
                            request,
                            client,
                            desk.exchange().submitAndOverfill(terms),
                            Telling.PLAIN);
            case DENY -> {
                desk.deny(terms.clientOrderId());
                later.accept(fault.delay(), () -> desk.admit(terms.clientOrderId()));
                settle(request, client, desk.exchange().submit(terms), Telling.PLAIN);
            }
            case TELL_TWICE,
                    TELL_REVERSED,
                    TELL_WRONG_SYMBOL,
                    TELL_WRONG_SIDE,
                    TELL_NOTHING,
                    TRADE_AFTER_CANCEL,
                    DISCONNECT_STREAM ->
                    settle(request, client, desk.exchange().submit(terms), Telling.of(fault));
        }
    }

    /** What was booked is told by the updates; only a refusal needs an answer. */
    private void settle(FixRequest request, String client, Outcome outcome, Telling telling) {
        desk.settle(
                outcome,
                () -> {
                    if (outcome instanceof Outcome.Refused(var refusal)) {
                        reject(request, client, refusal.name(), FixReports.reason(refusal));
                    }
                },
                telling);
    }

    private void reject(FixRequest request, String client, String text, int reason) {
        try {
            String name = request.clOrdId().value();
            lines.answer(client, FixReports.rejected(request, name, text, reason));
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a request that was read has its fields", e);
        }
    }

    private void cancel(FixRequest request, String client) throws FieldNotFound {
        String name = request.clOrdId().value();
        perform(
                request,
                client,
                Fault.Target.CANCEL,
                CxlRejResponseTo.ORDER_CANCEL_REQUEST,
                order -> {
                    cancels.put(order.id(), name);
                    return desk.exchange().cancel(order.id());
                });
    }

    private void replace(FixRequest request, String client) throws FieldNotFound {
        Changes changes = request.toChanges();
        perform(
                request,
                client,
                Fault.Target.REPLACE,
                CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST,
                order -> desk.exchange().replace(order.id(), changes));
    }

    private interface Deed {
        Outcome to(VenueOrder order);
    }

    private void perform(
            FixRequest request, String client, Fault.Target target, char responseTo, Deed deed)
            throws FieldNotFound {
        String name = request.clOrdId().value();
        ClientOrderId orig = request.origClOrdId();
        Optional<VenueOrder> found = desk.ledger().find(orig);
        Supplier<Outcome> outcome =
                () ->
                        desk.ledger()
                                .find(orig)
                                .map(deed::to)
                                .orElseGet(() -> new Outcome.Refused(Refusal.ORDER_UNKNOWN));
        BiConsumer<Outcome, Telling> settle =
                (done, telling) ->
                        desk.settle(
                                done,
                                () -> {
                                    if (done instanceof Outcome.Refused(var refusal)) {
                                        found.ifPresent(order -> cancels.remove(order.id()));
                                        lines.answer(
                                                client,
                                                FixReports.cancelReject(
                                                        name,
                                                        orig.value(),
                                                        desk.ledger().find(orig),
                                                        responseTo,
                                                        refusal));
                                    }
                                },
                                telling);
        Optional<Fault> fault = found.flatMap(order -> faults.next(target, order.terms()));
        if (fault.isEmpty()) {
            settle.accept(outcome.get(), Telling.PLAIN);
            return;
        }
        switch (fault.get().kind()) {
            case STATUS_500, STATUS_429 -> lines.answer(client, unavailable(request));
            case NO_REPLY -> {
                // That is the fault: the client waits until it gives up.
            }
            case DROP_AFTER_BOOKING -> {
                settle.accept(outcome.get(), Telling.PLAIN);
                lines.drop(client);
            }
            case DELAY ->
                    later.accept(
                            fault.get().delay(), () -> settle.accept(outcome.get(), Telling.PLAIN));
            case REJECT ->
                    settle.accept(
                            new Outcome.Refused(Refusal.REPLACEMENT_IMPOSSIBLE), Telling.PLAIN);
            case TRADE_AFTER_CANCEL ->
                    settle.accept(desk.exchange().tradeLate(outcome.get()), Telling.PLAIN);
            case TELL_TWICE,
                    TELL_REVERSED,
                    TELL_WRONG_SYMBOL,
                    TELL_WRONG_SIDE,
                    TELL_NOTHING,
                    DENY,
                    OVERFILL,
                    DISCONNECT_STREAM ->
                    settle.accept(outcome.get(), Telling.of(fault.get()));
        }
    }

    /** How the order stands, or the one that took its place. */
    private void status(FixRequest request, String client) throws FieldNotFound {
        ClientOrderId id = request.clOrdId();
        String requestId = request.text(OrdStatusReqID.FIELD);
        Optional<VenueOrder> found =
                desk.isDenied(id) ? Optional.empty() : desk.ledger().find(id).map(this::last);
        Message answer =
                found.isPresent()
                        ? FixReports.status(
                                found.get(), desk.ledger().bookings() + "-status", requestId)
                        : FixReports.unknown(request, id.value(), requestId);
        desk.answer(() -> lines.answer(client, answer));
    }

    private VenueOrder last(VenueOrder order) {
        VenueOrder last = order;
        while (last.replacedBy().flatMap(desk.ledger()::find).isPresent()) {
            last = last.replacedBy().flatMap(desk.ledger()::find).orElseThrow();
        }
        return last;
    }

    private void refuse(FixRequest request, String type, String client, String text)
            throws FieldNotFound {
        if (type.equals(MsgType.ORDER_SINGLE)) {
            reject(request, client, text, OrdRejReason.OTHER);
        } else {
            Message reject =
                    businessReject(
                            request, BusinessRejectReason.CONDITIONALLY_REQUIRED_FIELD_MISSING);
            reject.setString(Text.FIELD, text);
            lines.answer(client, reject);
        }
    }

    private static Message unavailable(FixRequest request) throws FieldNotFound {
        return businessReject(request, BusinessRejectReason.APPLICATION_NOT_AVAILABLE);
    }

    private static Message businessReject(FixRequest request, int reason) throws FieldNotFound {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, MsgType.BUSINESS_MESSAGE_REJECT);
        message.setString(RefMsgType.FIELD, request.message().getHeader().getString(MsgType.FIELD));
        message.setInt(
                quickfix.field.RefSeqNum.FIELD,
                request.message().getHeader().getInt(quickfix.field.MsgSeqNum.FIELD));
        message.setInt(BusinessRejectReason.FIELD, reason);
        String name = request.text(quickfix.field.ClOrdID.FIELD);
        if (!name.isEmpty() && !request.message().isSetField(OrdStatusReqID.FIELD)) {
            message.setString(BusinessRejectRefID.FIELD, name);
        }
        return message;
    }

    /** Hears updates of orders that came by FIX. */
    Audience audience(Runnable refuse, Runnable welcome) {
        return new Audience() {
            @Override
            public void tell(List<Update> updates) {
                FixDesk.this.tell(updates);
            }

            @Override
            public void refuse() {
                refuse.run();
            }

            @Override
            public void welcome() {
                welcome.run();
            }
        };
    }
}
