package dev.fillstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PortCheckTest {

    @TempDir Path directory;

    @Test
    void saysNothingWhenAllPortsAreFree() {
        assertThat(PortCheck.problems(StackSettings.onFreePorts(directory))).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesWhoHoldsThePortAndWhatMovesOurs() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            StackSettings settings = onPort(Part.NOTIFIER, taken.getLocalPort());

            assertThat(PortCheck.problems(settings))
                    .singleElement()
                    .asString()
                    .contains(
                            "port " + taken.getLocalPort() + " (notifier)",
                            "process " + ProcessHandle.current().pid() + " (",
                            "FILLSTREAM_NOTIFIER_PORT=<port>");
        }
    }

    private StackSettings onPort(Part part, int port) {
        StackSettings free = StackSettings.onFreePorts(directory);
        Map<Part, Integer> ports = new EnumMap<>(free.ports());
        ports.put(part, port);
        return new StackSettings(
                free.home(), free.data(), ports, 4, free.venue(), false, false, free.environment());
    }
}
