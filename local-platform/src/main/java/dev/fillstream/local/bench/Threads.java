package dev.fillstream.local.bench;

/** Waiting for a thread's end where the waiter may not throw. */
final class Threads {

    private Threads() {}

    /** Waits for the end; an interrupt ends the waiting and stays set. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
