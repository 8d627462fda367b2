package org.millwright.adapters.openai;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends a request, and again as long as nothing has come back and the fault may pass. */
final class Wire implements AutoCloseable {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int LONGEST_FAULT = 100_000;

    private final RemoteSettings settings;
    private final Faults faults;
    private final RandomGenerator chance;
    private final Duration pause;
    private final HttpClient client;

    /** @param pause before the second try; doubled for each further one */
    Wire(RemoteSettings settings, RandomGenerator chance, Duration pause) {
        this.settings = settings;
        this.faults = new Faults(settings);
        this.chance = chance;
        this.pause = pause;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** An open answer of which the first event is read. */
    record Opened(Lines lines, Lines.Event first) {}

    /** Why a try failed, and how long the endpoint asks to wait. */
    private record Failure(RuntimeException problem, Optional<Duration> asked) {}

    /**
     * Opens an answer.
     *
     * @param leaves called before each try
     * @return null if the time is over or nobody waits any more
     */
    @Nullable
    Opened open(String body, Runnable leaves, Watch watch) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            leaves.run();
            Object result = once(body, watch);
            if (result instanceof Opened opened) {
                return opened;
            }
            if (!(result instanceof Failure(RuntimeException problem, Optional<Duration> asked))) {
                return null;
            }
            Duration usual = pause.multipliedBy(1L << tries)
                    .multipliedBy(500 + chance.nextInt(1_000))
                    .dividedBy(1_000);
            Duration time = asked.orElse(usual);
            if (tries >= settings.retries() || time.compareTo(watch.left()) > 0) {
                throw problem;
            }
            watch.pause(time);
            if (watch.stops()) {
                return null;
            }
        }
    }

    /** One try: what was opened, a failure that may pass, or null. */
    private @Nullable Object once(String body, Watch watch) throws InterruptedException {
        Watch first = new Watch(settings.firstToken(), watch::stops);
        CompletableFuture<HttpResponse<InputStream>> sent =
                client.sendAsync(request(body), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = response(sent, first, watch);
            if (response == null) {
                return null;
            }
            return response.statusCode() / 100 == 2 ? opened(response, first, watch) : refused(response);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException cut) {
                return new Failure(faults.unreachable(cut), Optional.empty());
            }
            throw faults.unreachable(broken.getCause());
        } finally {
            if (!sent.isDone()) {
                sent.cancel(true);
            }
        }
    }

    private @Nullable HttpResponse<InputStream> response(
            CompletableFuture<HttpResponse<InputStream>> sent, Watch first, Watch watch)
            throws InterruptedException, ExecutionException {
        while (!watch.stops()) {
            if (first.over()) {
                throw faults.silent(settings.firstToken());
            }
            try {
                return sent.get(Watch.GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Looks up and waits on.
            }
        }
        return null;
    }

    private @Nullable Object opened(HttpResponse<InputStream> response, Watch first, Watch watch)
            throws InterruptedException {
        Lines lines = Lines.of(response.body());
        while (!watch.stops() && !first.over()) {
            Lines.Event event = lines.next(Watch.GLANCE);
            if (event instanceof Lines.Line(String text) && !text.isBlank() && !text.startsWith(":")) {
                return new Opened(lines, event);
            }
            if (event instanceof Lines.Cut || event instanceof Lines.End) {
                lines.close();
                IOException why = event instanceof Lines.Cut(IOException cut) ? cut : null;
                return new Failure(faults.unreachable(why), Optional.empty());
            }
        }
        lines.close();
        if (watch.stops()) {
            return null;
        }
        throw faults.silent(settings.firstToken());
    }

    private Failure refused(HttpResponse<InputStream> response) {
        String body;
        try (InputStream in = response.body()) {
            body = new String(in.readNBytes(LONGEST_FAULT), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            body = "";
        }
        RuntimeException problem = faults.refused(response.statusCode(), body);
        if (!PASSING.contains(response.statusCode())) {
            throw problem;
        }
        return new Failure(problem, asked(response.headers()));
    }

    /** In seconds, or as a date, which is held against the endpoint's own clock. */
    private static Optional<Duration> asked(HttpHeaders headers) {
        Optional<String> after = headers.firstValue("Retry-After").map(String::strip);
        if (after.isEmpty() || after.get().matches("\\d{1,6}")) {
            return after.map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)));
        }
        try {
            DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
            ZonedDateTime then = ZonedDateTime.parse(after.get(), format);
            ZonedDateTime now = ZonedDateTime.parse(headers.firstValue("Date").orElse(""), format);
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private HttpRequest request(String body) {
        String base = settings.endpoint().toString();
        URI address = URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!settings.key().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.key());
        }
        return request.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
