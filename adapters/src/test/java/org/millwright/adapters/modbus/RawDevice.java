package org.millwright.adapters.modbus;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Modbus device on plain sockets, written for the tests: it can be wrong in every way. */
final class RawDevice implements AutoCloseable {
    final Map<Integer, byte[]> units = new ConcurrentHashMap<>();
    final Set<Integer> holes = ConcurrentHashMap.newKeySet();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile int most = 125;
    volatile Behaviour behaviour = RawDevice::honest;

    private final ServerSocket server;
    private final Thread accepting;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** One request. */
    record Request(int transaction, int unit, int function, int first, int count) {}

    /** The whole frames that go back. */
    interface Behaviour {
        List<byte[]> answer(RawDevice device, Request request);
    }

    RawDevice() {
        this(0);
    }

    RawDevice(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Registers of a unit, set as 16-bit words. */
    void words(int unit, int first, int... words) {
        byte[] bytes = units.computeIfAbsent(unit, id -> new byte[2 * 400]);
        for (int at = 0; at < words.length; at++) {
            ByteBuffer.wrap(bytes).putShort(2 * (first + at), (short) words[at]);
        }
    }

    void real(int unit, int first, float value) {
        int bits = Float.floatToRawIntBits(value);
        words(unit, first, bits >>> 16, bits & 0xffff);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                byte[] head = in.readNBytes(7);
                if (head.length < 7) {
                    throw new EOFException();
                }
                ByteBuffer header = ByteBuffer.wrap(head);
                byte[] pdu = in.readNBytes(header.getShort(4) - 1);
                ByteBuffer body = ByteBuffer.wrap(pdu);
                boolean read = pdu.length == 5;
                Request request = new Request(
                        header.getShort(0) & 0xffff,
                        head[6] & 0xff,
                        pdu[0],
                        read ? body.getShort(1) & 0xffff : -1,
                        read ? body.getShort(3) & 0xffff : -1);
                requests.add(request);
                for (byte[] frame : behaviour.answer(this, request)) {
                    out.write(frame);
                }
            }
        } catch (IOException gone) {
            // The connector hung up.
        }
    }

    static List<byte[]> honest(RawDevice device, Request request) {
        byte[] registers = device.units.get(request.unit());
        if (registers == null) {
            return List.of(refusal(request, 0x0B));
        }
        if (request.first() < 0) {
            return List.of(refusal(request, 0x01));
        }
        if (request.count() > (request.function() <= 2 ? 2000 : device.most)) {
            return List.of(refusal(request, 0x03));
        }
        for (int at = request.first(); at < request.first() + request.count(); at++) {
            if (device.holes.contains(at) || 2 * at >= registers.length) {
                return List.of(refusal(request, 0x02));
            }
        }
        return List.of(data(request, registers));
    }

    static byte[] data(Request request, byte[] registers) {
        byte[] bytes;
        if (request.function() <= 2) {
            bytes = new byte[(request.count() + 7) / 8];
            for (int bit = 0; bit < request.count(); bit++) {
                int word = ByteBuffer.wrap(registers).getShort(2 * (request.first() + bit));
                bytes[bit / 8] |= (byte) ((word & 1) << bit % 8);
            }
        } else {
            bytes = new byte[2 * request.count()];
            System.arraycopy(registers, 2 * request.first(), bytes, 0, bytes.length);
        }
        byte[] pdu = new byte[bytes.length + 2];
        pdu[0] = (byte) request.function();
        pdu[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, pdu, 2, bytes.length);
        return frame(request.transaction(), request.unit(), pdu);
    }

    static byte[] refusal(Request request, int code) {
        return frame(
                request.transaction(), request.unit(), new byte[] {(byte) (request.function() | 0x80), (byte) code});
    }

    static byte[] frame(int transaction, int unit, byte[] pdu) {
        return ByteBuffer.allocate(7 + pdu.length)
                .putShort((short) transaction)
                .putShort((short) 0)
                .putShort((short) (pdu.length + 1))
                .put((byte) unit)
                .put(pdu)
                .array();
    }

    /** Cuts every connection; new ones are taken. */
    void cut() {
        List<Socket> now = new ArrayList<>(sockets);
        sockets.removeAll(now);
        for (Socket socket : now) {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            // Only when nobody accepts any more is the port closed for good.
            accepting.join();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        cut();
    }
}
