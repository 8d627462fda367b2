package org.millwright.adapters.openai;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the level of bytes: each request meets the next script, so that it can also break where no honest server would. */
final class ScriptedServer implements AutoCloseable {
    /** What is answered to one request. */
    @FunctionalInterface
    interface Script {
        void play(OutputStream out) throws IOException, InterruptedException;
    }

    /** What was asked. */
    record Asked(String head, String body) {}

    private final ServerSocket socket;
    private final Queue<Script> scripts = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedServer(Script... scripts) {
        this.scripts.addAll(List.of(scripts));
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    List<Asked> asked() {
        return asked;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            String head = head(in);
            int length = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
            asked.add(new Asked(head, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
            Script script;
            synchronized (scripts) {
                script = scripts.isEmpty() ? out -> {} : scripts.remove();
            }
            script.play(caller.getOutputStream());
        } catch (IOException gone) {
            // The client has hung up, which some scripts want.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** A stream of events, whole. */
    static Script events(String... data) {
        return out -> {
            begin(out);
            for (String one : data) {
                send(out, "data: " + one + "\n\n");
            }
            send(out, "data: [DONE]\n\n");
        };
    }

    /** The head of a stream that ends where the connection ends. */
    static void begin(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static Script status(int status, String headers, String body) {
        return out -> send(
                out,
                "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body);
    }

    static String delta(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                + org.millwright.language.json.Json.of(text).text() + "}}]}";
    }

    static String finish(String reason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
