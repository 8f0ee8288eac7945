package dev.fillstream.local.cli;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackView;
import java.util.Optional;

/** The stack that runs on this machine, for verbs that talk to it. */
final class LocalStack {

    private LocalStack() {}

    static Optional<StackView> running() {
        return StackFile.running(Home.find().data());
    }

    static StackView require() {
        return running()
                .orElseThrow(() -> new StartFailed("nothing runs here: ./fillstream up starts it"));
    }
}
