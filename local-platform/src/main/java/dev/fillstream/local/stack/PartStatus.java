package dev.fillstream.local.stack;

/**
 * What is known of a part at one moment.
 *
 * @param pid 0 when it does not run
 * @param address what clients use: a URL, or host and port
 * @param management base of health and metrics, empty where there is none
 * @param log the file that its output goes to
 * @param restarts how often it was started again after it had died
 */
public record PartStatus(
        String name,
        PartState state,
        long pid,
        String address,
        String management,
        String log,
        int restarts) {}
