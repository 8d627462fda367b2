package org.millwright.testkit.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on TCP and spoils the way in the manner that a test asks for. Listens on a port of its own, which
 * stays the same all its life. The mode may change at any time: what is on its way already meets the new one. Safe for several threads.
 */
public final class OutageProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int CONNECT_MILLIS = 2_000;

    /** What the way does. */
    public enum Mode {
        /** Everything passes. */
        PASS,
        /** Nobody listens. */
        REFUSE,
        /** Connections are taken and nothing is ever said. */
        SILENT,
        /** Connections are taken and reset at once; those that exist are reset too. */
        RESET,
        /** Each connection is cut after some thousand bytes from the server. */
        CUT,
        /** What the client says arrives, what the server says does not. */
        DEAF_CLIENT,
        /** What the server says arrives, what the client says does not. */
        DEAF_SERVER,
        /** One byte a second in each direction. */
        CRAWL,
        /** Half a second of delay, give or take a fifth. */
        LATE,
        /** Comes and goes: passes and resets by turns, each for up to a second. */
        FLAP
    }

    private final InetSocketAddress server;
    private final SplittableRandom random;
    private final int port;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private final Thread flapping;
    private volatile Mode mode = Mode.PASS;
    private volatile boolean up = true;
    private volatile boolean closed;
    private @Nullable ServerSocket listening;

    /**
     * @param server where the connections lead
     * @param seed of the lengths and delays
     */
    public OutageProxy(InetSocketAddress server, long seed) {
        this.server = server;
        random = new SplittableRandom(seed);
        ServerSocket first = listen(0);
        port = first.getLocalPort();
        begin(first);
        flapping = Thread.ofVirtual().name("outage flapping").start(this::flap);
    }

    /** Where a client connects. */
    public int port() {
        return port;
    }

    /** How many connections lead through it now. */
    public int connections() {
        return ways.size();
    }

    /** From now on the way does this. */
    public synchronized void mode(Mode next) {
        mode = next;
        if (next == Mode.REFUSE) {
            stopListening();
        } else if (listening == null && !closed) {
            begin(listen(port));
        }
        if (next == Mode.REFUSE || next == Mode.RESET) {
            ways.forEach(Way::reset);
        }
    }

    /** Ends every connection that exists now, as when a cable is pulled and put back. */
    public void cut() {
        ways.forEach(Way::reset);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void begin(ServerSocket socket) {
        listening = socket;
        Thread.ofVirtual().name("outage proxy").start(() -> accept(socket));
    }

    private synchronized void stopListening() {
        ServerSocket socket = listening;
        listening = null;
        if (socket != null) {
            quietly(socket);
        }
    }

    private void accept(ServerSocket socket) {
        while (true) {
            try {
                Socket client = socket.accept();
                new Way(client).start();
            } catch (IOException ended) {
                return;
            }
        }
    }

    private synchronized long next(long bound) {
        return random.nextLong(bound);
    }

    private void flap() {
        try {
            while (!closed) {
                Thread.sleep(100 + next(900));
                if (mode == Mode.FLAP) {
                    up = !up;
                    if (!up) {
                        cut();
                    }
                } else {
                    up = true;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception gone) {
            // Whatever a socket says at its end does not matter here.
            System.getLogger(OutageProxy.class.getName()).log(System.Logger.Level.TRACE, "closed", gone);
        }
    }

    @Override
    public void close() {
        closed = true;
        flapping.interrupt();
        stopListening();
        ways.forEach(Way::reset);
    }

    /** One connection, both directions. */
    private final class Way {
        private final Socket client;
        private final Socket far = new Socket();
        private final long cutAfter = 500 + next(8_000);

        Way(Socket client) {
            this.client = client;
        }

        void start() {
            ways.add(this);
            if (mode == Mode.RESET || (mode == Mode.FLAP && !up)) {
                reset();
            } else {
                Thread.ofVirtual().name("outage way").start(this::connect);
            }
        }

        private void connect() {
            try {
                far.connect(server, CONNECT_MILLIS);
                far.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.ofVirtual().name("outage up").start(() -> pass(client, far, false));
                pass(far, client, true);
            } catch (IOException nobody) {
                reset();
            }
        }

        private void pass(Socket from, Socket to, boolean toClient) {
            byte[] buffer = new byte[BUFFER];
            long passed = 0;
            boolean holed = false;
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                while (true) {
                    int count = in.read(buffer, 0, mode == Mode.CRAWL ? 1 : buffer.length);
                    if (count < 0) {
                        break;
                    }
                    delay();
                    if (swallowed(toClient)) {
                        holed = true;
                    } else if (holed) {
                        // TCP has no holes: what was swallowed cannot be followed by more.
                        break;
                    } else {
                        int crawled = crawl(out, buffer, count);
                        out.write(buffer, crawled, count - crawled);
                        out.flush();
                    }
                    passed += count;
                    if (mode == Mode.CUT && toClient && passed > cutAfter) {
                        break;
                    }
                }
            } catch (IOException ended) {
                // The other direction learns it by the reset below.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            reset();
        }

        /** What was read before the way began to crawl crawls too; gives how many bytes went so. */
        private int crawl(OutputStream out, byte[] buffer, int count) throws IOException, InterruptedException {
            int crawled = 0;
            while (mode == Mode.CRAWL && crawled < count - 1) {
                out.write(buffer, crawled++, 1);
                out.flush();
                Thread.sleep(1_000);
            }
            return crawled;
        }

        private boolean swallowed(boolean toClient) {
            return switch (mode) {
                case SILENT -> true;
                case DEAF_CLIENT -> toClient;
                case DEAF_SERVER -> !toClient;
                default -> false;
            };
        }

        private void delay() throws InterruptedException {
            if (mode == Mode.CRAWL) {
                Thread.sleep(1_000);
            } else if (mode == Mode.LATE) {
                Thread.sleep(400 + next(200));
            }
        }

        /** With a reset instead of a goodbye. */
        void reset() {
            ways.remove(this);
            for (Socket socket : new Socket[] {client, far}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException gone) {
                    // It is closed already.
                }
                quietly(socket);
            }
        }
    }
}
