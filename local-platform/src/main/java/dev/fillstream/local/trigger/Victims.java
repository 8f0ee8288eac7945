package dev.fillstream.local.trigger;

import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;

/** Processes of a stack that are killed, which its supervision starts again. */
final class Victims {

    private Victims() {}

    /** As {@code kill -9}; only a process that the stack itself names. */
    static void kill(StackView stack, Part part) {
        long pid = stack.part(part).pid();
        if (pid > 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
