package dev.fillstream.execution.report;

import dev.fillstream.model.order.NewOrderSingle;

/** An order that risk let through, and where that was said. */
public record Approval(NewOrderSingle order, Origin origin) {}
