package dev.fillstream.model.value;

import java.util.UUID;

/**
 * OrderID (37): one identity of an order from its first hop to the webhook, derived from who sent
 * it and what they called it. The same order sent twice, by whatever way, has the same id.
 */
public record OrderId(UUID value) {

    private static final UUID NAMESPACE =
            NameBasedUuid.of(NameBasedUuid.URL_NAMESPACE, "https://fillstream.dev/order");

    public static OrderId derive(Account account, ClOrdId clOrdId) {
        return new OrderId(NameBasedUuid.of(NAMESPACE, account.value() + "/" + clOrdId.value()));
    }

    /**
     * @throws InvalidValue where the text is not a UUID in its canonical lower-case form
     */
    public static OrderId parse(String text) {
        if (text.length() == 36) {
            try {
                UUID uuid = UUID.fromString(text);
                if (uuid.toString().equals(text)) {
                    return new OrderId(uuid);
                }
            } catch (IllegalArgumentException e) {
                // Said below, in the sender's words.
            }
        }
        throw new InvalidValue(
                "orderId", InvalidValue.Code.FIELD_MALFORMED, "must be a UUID in lower case");
    }

    /** The id of this order's report number {@code reportSeq}: the event id and the webhook-id. */
    public UUID reportId(long reportSeq) {
        return NameBasedUuid.of(value, Long.toString(reportSeq));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
