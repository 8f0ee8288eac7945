package dev.fillstream.local.bench;

/** Stamping that goes on until it is closed. */
@FunctionalInterface
public interface Watch extends AutoCloseable {

    @Override
    void close();
}
