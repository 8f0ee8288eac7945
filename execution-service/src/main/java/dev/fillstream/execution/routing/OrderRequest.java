package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.OrderBook.OpenOrdersOf;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.CxlRejResponseTo;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.util.Optional;

/** What was asked about orders that exist. Its clOrdId is the request's own. */
public sealed interface OrderRequest {

    Account account();

    ClOrdId clOrdId();

    Origin origin();

    /** One order that is asked about. */
    sealed interface AboutOne extends OrderRequest {

        /** Empty where the client named none that could exist. */
        Optional<OrderId> orderId();

        /** The order as the client named it; may be empty. */
        String origClOrdId();

        CxlRejResponseTo responseTo();
    }

    /** A request to take back what is left of an order. */
    record Cancel(
            Optional<OrderId> orderId,
            Account account,
            ClOrdId clOrdId,
            String origClOrdId,
            Origin origin)
            implements AboutOne {
        @Override
        public CxlRejResponseTo responseTo() {
            return CxlRejResponseTo.ORDER_CANCEL_REQUEST;
        }
    }

    /** A request for other terms. */
    record Replace(
            Optional<OrderId> orderId,
            Account account,
            ClOrdId clOrdId,
            String origClOrdId,
            ReplaceTerms terms,
            Origin origin)
            implements AboutOne {
        @Override
        public CxlRejResponseTo responseTo() {
            return CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST;
        }
    }

    /** A request of any kind that risk refused. */
    record Refused(
            Optional<OrderId> orderId,
            Account account,
            ClOrdId clOrdId,
            String origClOrdId,
            CxlRejResponseTo responseTo,
            Refusal refusal,
            Origin origin)
            implements AboutOne {}

    /** A request to cancel all open orders of an account that came before it, or some of them. */
    record MassCancel(ClOrdId clOrdId, OpenOrdersOf orders) implements OrderRequest {
        @Override
        public Account account() {
            return orders.account();
        }

        @Override
        public Origin origin() {
            return orders.before();
        }
    }
}
