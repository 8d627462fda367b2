package org.millwright.adapters.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusPduSerializer;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.pdu.ModbusPdu;
import com.digitalpetri.modbus.pdu.ModbusRequestPdu;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsResponse;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one device over TCP: one request at a time, a pause between two, and only the answer that carries its
 * transaction and unit; others are dropped and counted.
 *
 * <p>The frames are read and written here, on a plain socket: the library's own client drops a foreign answer without a word and keeps
 * threads of its own. What stands inside a frame is the library's. Safe for any thread; {@link #close()} ends a request that waits.
 */
final class ModbusLine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST = 254;
    private static final int HEADER = 7;

    private final Host host;
    private final Duration timeout;
    private final Duration pause;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong foreign = new AtomicLong();
    private volatile @Nullable Socket socket;
    private volatile boolean closed;
    private long lastNanos = System.nanoTime();
    private int transaction;

    ModbusLine(Host host, Duration timeout, Duration pause) {
        this.host = host;
        this.timeout = timeout;
        this.pause = pause;
    }

    /** Connects unless it is connected. */
    void connect() throws IOException {
        turn.lock();
        try {
            connected();
        } finally {
            turn.unlock();
        }
    }

    private Socket connected() throws IOException {
        Socket there = socket;
        if (there != null && !there.isClosed()) {
            return there;
        }
        Socket fresh = new Socket();
        socket = fresh;
        if (closed) {
            fresh.close();
        }
        try {
            fresh.connect(new InetSocketAddress(host.name(), host.port()), (int) CONNECT.toMillis());
            fresh.setTcpNoDelay(true);
            fresh.setKeepAlive(true);
        } catch (IOException refused) {
            drop();
            throw refused;
        }
        return fresh;
    }

    /** Reads a span. */
    Reply read(Span span) throws IOException {
        return read(span.unit(), span.table(), span.first(), span.length());
    }

    /** Reads so many registers or bits. */
    Reply read(int unit, Table table, int first, int length) throws IOException {
        ModbusRequestPdu request =
                switch (table) {
                    case COIL -> new ReadCoilsRequest(first, length);
                    case DISCRETE -> new ReadDiscreteInputsRequest(first, length);
                    case INPUT -> new ReadInputRegistersRequest(first, length);
                    case HOLDING -> new ReadHoldingRegistersRequest(first, length);
                };
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        try {
            ModbusPduSerializer.DefaultRequestSerializer.INSTANCE.encode(request, bytes);
        } catch (ModbusException impossible) {
            throw new IllegalStateException("A request of two numbers cannot be written.", impossible);
        }
        Reply reply = ask(unit, bytes.flip());
        return reply instanceof Reply.Data data ? unpacked(table, length, data.bytes()) : reply;
    }

    private static Reply unpacked(Table table, int length, byte[] pdu) {
        int wanted = table.bits() ? (length + 7) / 8 : 2 * length;
        if (pdu.length < 2 || pdu[0] != table.function() || (pdu[1] & 0xff) != wanted || pdu.length != wanted + 2) {
            return new Reply.Malformed("not the %d bytes of function %d".formatted(wanted, table.function()), pdu);
        }
        try {
            ModbusPdu response =
                    ModbusPduSerializer.DefaultResponseSerializer.INSTANCE.decode(pdu[0], ByteBuffer.wrap(pdu));
            return new Reply.Data(
                    switch (response) {
                        case ReadCoilsResponse coils -> coils.coils();
                        case ReadDiscreteInputsResponse inputs -> inputs.inputs();
                        case ReadInputRegistersResponse input -> input.registers();
                        case ReadHoldingRegistersResponse holding -> holding.registers();
                        default -> throw new IllegalStateException("Another function was read than asked for.");
                    });
        } catch (ModbusException strange) {
            return new Reply.Malformed(String.valueOf(strange.getMessage()), pdu);
        }
    }

    /**
     * Sends a request as bytes and waits for its answer.
     *
     * @return {@link Reply.Data} with the whole answer from its function code on
     * @throws IOException if there is no connection, or it breaks; it is closed then
     */
    Reply ask(int unit, ByteBuffer request) throws IOException {
        turn.lock();
        try {
            Socket there = connected();
            rest();
            transaction = (transaction + 1) & 0xffff;
            try {
                there.getOutputStream().write(frame(unit, request));
                return answer(there, unit);
            } catch (SocketTimeoutException quiet) {
                return new Reply.Silent();
            } catch (IOException broken) {
                drop();
                throw broken;
            } finally {
                lastNanos = System.nanoTime();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Many devices are single-threaded: they get time between two requests. */
    private void rest() throws InterruptedIOException {
        long left = pause.toNanos() - (System.nanoTime() - lastNanos);
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The wait between two requests was ended.");
            }
            left = pause.toNanos() - (System.nanoTime() - lastNanos);
        }
    }

    private byte[] frame(int unit, ByteBuffer request) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + request.remaining());
        MbapHeader.Serializer.encode(new MbapHeader(transaction, 0, request.remaining() + 1, unit), frame);
        return frame.put(request.duplicate()).array();
    }

    private Reply answer(Socket there, int unit) throws IOException {
        DataInputStream in = new DataInputStream(there.getInputStream());
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            byte[] head = bytes(there, in, HEADER, deadline);
            MbapHeader header = MbapHeader.Serializer.decode(ByteBuffer.wrap(head));
            if (header.protocolId() != 0 || header.length() < 2 || header.length() > LONGEST) {
                throw new IOException("The peer does not speak Modbus TCP.");
            }
            byte[] pdu = bytes(there, in, header.length() - 1, deadline);
            if (header.transactionId() != transaction || header.unitId() != unit) {
                foreign.incrementAndGet();
                continue;
            }
            return (pdu[0] & 0x80) != 0 && pdu.length == 2 ? new Reply.Refused(pdu[1] & 0xff) : new Reply.Data(pdu);
        }
    }

    /** A frame that was begun and does not end in time breaks the connection: nobody knows where the next one begins. */
    private static byte[] bytes(Socket there, DataInputStream in, int count, long deadline) throws IOException {
        byte[] bytes = new byte[count];
        int have = 0;
        while (have < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw late(have, count);
            }
            there.setSoTimeout((int) left);
            int read;
            try {
                read = in.read(bytes, have, count - have);
            } catch (SocketTimeoutException quiet) {
                throw late(have, count);
            }
            if (read < 0) {
                throw new IOException("The device closed the connection.");
            }
            have += read;
        }
        return bytes;
    }

    private static IOException late(int have, int count) {
        return have == 0 && count == HEADER
                ? new SocketTimeoutException("No answer in time.")
                : new IOException("An answer was cut short.");
    }

    /** How many answers were not ours. */
    long foreign() {
        return foreign.get();
    }

    /** Ends the connection; the next request makes a new one. */
    void drop() {
        Socket there = socket;
        if (there != null) {
            try {
                there.close();
            } catch (IOException gone) {
                // It is closed either way.
                socket = null;
            }
        }
        socket = null;
    }

    /** Ends the connection for good; a request that waits fails at once. */
    @Override
    public void close() {
        closed = true;
        drop();
    }
}
