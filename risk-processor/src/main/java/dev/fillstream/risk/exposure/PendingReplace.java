package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.ClOrdId;

/**
 * A replace that was let through and not answered yet.
 *
 * @param clOrdId the request's own name, and the order's once the replace is acknowledged
 * @param claim what the order binds then
 */
public record PendingReplace(ClOrdId clOrdId, Claim claim) {}
