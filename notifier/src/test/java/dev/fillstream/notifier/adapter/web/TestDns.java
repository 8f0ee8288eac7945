package dev.fillstream.notifier.adapter.web;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server on a loopback port that answers every question as it is told, each look-up of both
 * families with the next answer, the last one for ever. Time to live is 0.
 */
final class TestDns implements AutoCloseable {

    private static final int TYPE_A = 1;
    private static final int TYPE_AAAA = 28;
    private static final int HEADER = 12;

    private final DatagramSocket socket;
    private final Queue<List<InetAddress>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile List<InetAddress> current = List.of();

    TestDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The next look-up gets these addresses. */
    void answer(String... literals) {
        answers.add(Arrays.stream(literals).map(InetAddress::ofLiteral).toList());
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] reply = reply(Arrays.copyOf(buffer, packet.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** A question each for A and AAAA make one look-up. */
    private byte[] reply(byte[] query) throws IOException {
        int end = HEADER;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        int type = (query[end + 1] & 0xff) << 8 | query[end + 2] & 0xff;
        if (questions.getAndIncrement() % 2 == 0) {
            List<InetAddress> next = answers.poll();
            current = next == null ? current : next;
        }
        List<InetAddress> fitting =
                current.stream()
                        .filter(
                                address ->
                                        type
                                                == (address instanceof Inet4Address
                                                        ? TYPE_A
                                                        : TYPE_AAAA))
                        .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(current.isEmpty() ? 0x8183 : 0x8180);
        out.writeShort(1);
        out.writeShort(fitting.size());
        out.writeShort(0);
        out.writeShort(0);
        out.write(query, HEADER, end + 5 - HEADER);
        for (InetAddress address : fitting) {
            out.writeShort(0xc00c);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(0);
            out.writeShort(address.getAddress().length);
            out.write(address.getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
