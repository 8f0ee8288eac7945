package dev.fillstream.intake.rate;

/** What one token may still ask for. */
public final class Allowance {

    /** What all tokens may ask for. */
    public record Quotas(Quota orders, Quota cancels, Quota reads) {

        /** For a token that was not seen before. */
        public Allowance full(long now) {
            return new Allowance(this, now);
        }
    }

    private final TokenBucket orders;
    private final TokenBucket cancels;
    private final TokenBucket reads;

    private Allowance(Quotas quotas, long now) {
        orders = new TokenBucket(quotas.orders(), now);
        cancels = new TokenBucket(quotas.cancels(), now);
        reads = new TokenBucket(quotas.reads(), now);
    }

    public TokenBucket orders() {
        return orders;
    }

    public TokenBucket cancels() {
        return cancels;
    }

    public TokenBucket reads() {
        return reads;
    }
}
