package dev.fillstream.local.process;

/** A container that must not outlive this JVM. */
public final class OwnedContainer {

    private OwnedContainer() {}

    /** Has it removed when this JVM is gone, however it went. */
    public static void born(String id) {
        Reaper.container(id);
    }
}
