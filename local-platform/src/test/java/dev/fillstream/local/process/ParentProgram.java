package dev.fillstream.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that starts a child, says its pid, and waits to be killed. */
final class ParentProgram {

    private ParentProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        Command sleep =
                new Command(
                        "sleep",
                        List.of("/bin/sleep", "600"),
                        Map.of(),
                        directory,
                        directory.resolve("sleep.log"));
        System.out.println(ChildProcess.start(sleep).pid());
        new CountDownLatch(1).await();
    }
}
