package dev.fillstream.local.container;

import dev.fillstream.local.demo.receiver.SessionReceiver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The program that takes a demo's webhooks: on port 8680, its sessions below {@code /state}. */
public final class Receiver {

    private static final int PORT = 8680;

    private Receiver() {}

    public static void main(String[] arguments) throws IOException {
        SessionReceiver receiver =
                SessionReceiver.start(new InetSocketAddress(PORT), Path.of("/state"));
        Runtime.getRuntime().addShutdownHook(new Thread(receiver::close, "stop"));
        System.out.println("receiver on port " + PORT);
    }
}
