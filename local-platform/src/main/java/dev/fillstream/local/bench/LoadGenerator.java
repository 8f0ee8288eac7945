package dev.fillstream.local.bench;

/** Sends the orders of a workload, each at its intended time, and stamps when it was accepted. */
public interface LoadGenerator extends AutoCloseable {

    /**
     * Sends orders {@code from} (inclusive) to {@code to} (exclusive) and returns when the last is
     * sent; answers may still be out.
     *
     * @param pace due times of all orders of the workload
     */
    void send(int from, int to, Pace pace) throws InterruptedException;

    /** How many were refused or failed so far. */
    long errors();

    /** What the first failure said; empty where none failed. */
    String firstError();

    @Override
    void close();
}
