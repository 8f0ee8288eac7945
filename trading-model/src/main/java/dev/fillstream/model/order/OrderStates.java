package dev.fillstream.model.order;

/**
 * The states that hold nothing, made once. Apart from {@link OrderState}, so that two threads that
 * meet the type for the first time cannot wait for each other.
 */
public final class OrderStates {

    public static final OrderState.Received RECEIVED = new OrderState.Received();
    public static final OrderState.Routed ROUTED = new OrderState.Routed();
    public static final OrderState.OutcomeUnknown OUTCOME_UNKNOWN = new OrderState.OutcomeUnknown();
    public static final OrderState.New NEW = new OrderState.New();
    public static final OrderState.PartiallyFilled PARTIALLY_FILLED =
            new OrderState.PartiallyFilled();
    public static final OrderState.Suspended SUSPENDED = new OrderState.Suspended();
    public static final OrderState.DoneForDay DONE_FOR_DAY = new OrderState.DoneForDay();
    public static final OrderState.Filled FILLED = new OrderState.Filled();
    public static final OrderState.Canceled CANCELED = new OrderState.Canceled();
    public static final OrderState.Rejected REJECTED = new OrderState.Rejected();
    public static final OrderState.Expired EXPIRED = new OrderState.Expired();

    private OrderStates() {}
}
