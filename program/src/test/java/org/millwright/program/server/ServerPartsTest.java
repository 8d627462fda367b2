package org.millwright.program.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.access.Action;
import org.millwright.access.AssetId;

class ServerPartsTest {
    /** Ends the listener once it has written what was waited for, as a browser that goes away does. */
    private static class Ear extends OutputStream {
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final String until;

        Ear(String until) {
            this.until = until;
        }

        @Override
        public void write(int one) {
            heard.write(one);
        }

        @Override
        public void flush() throws IOException {
            if (text().contains(until)) {
                throw new IOException("the browser is gone");
            }
        }

        String text() {
            return heard.toString(StandardCharsets.UTF_8);
        }
    }

    private static String heard(LiveFeed feed, @Nullable Long last, String until) {
        Ear ear = new Ear(until);
        assertThrows(
                IOException.class,
                () -> feed.write(ear, last, event -> !event.where().value().equals("secret"), () -> true));
        return ear.text();
    }

    private static void tell(LiveFeed feed, String asset, int number) {
        feed.tell("warning", Action.WARNING_READ, new AssetId(asset), Map.of("number", number));
    }

    @Test
    void aListenerWhoWasCutOffGoesOnWhereTheyWere() {
        LiveFeed feed = new LiveFeed();
        for (int i = 1; i <= 5; i++) {
            tell(feed, i == 4 ? "secret" : "m", i);
        }
        String text = heard(feed, 2L, "\"number\":5");
        assertTrue(text.contains("id: 3\nevent: warning\ndata: {\"number\":3}\n\n"), text);
        assertFalse(text.contains("id: 2\n") || text.contains("id: 4\n"), text);
        assertEquals(0, feed.listeners());
    }

    /** Whoever was away for longer than is remembered loads everything again, rather than missing something unawares. */
    @Test
    void aListenerWhoMissedTooMuchIsToldSo() {
        LiveFeed feed = new LiveFeed();
        for (int i = 1; i <= 1_500; i++) {
            tell(feed, "m", i);
        }
        assertTrue(heard(feed, 3L, "resync").contains("event: resync"));
        assertTrue(heard(feed, 9_999L, "resync").contains("event: resync"), "a number of another life of the program");
    }

    /** Whoever does not read keeps nobody from telling; when they read again they are told to load everything, and go on from there. */
    @Test
    void aListenerWhoIsTooSlowHoldsNobodyUpAndIsToldToLoadAgain() throws Exception {
        LiveFeed feed = new LiveFeed();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch reads = new CountDownLatch(1);
        Ear ear = new Ear("\"number\":9999") {
            @Override
            public void flush() throws IOException {
                stuck.countDown();
                try {
                    reads.await();
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
                super.flush();
            }
        };
        Thread slow = Thread.ofVirtual()
                .start(() -> assertThrows(IOException.class, () -> feed.write(ear, null, event -> true, () -> true)));
        assertTrue(stuck.await(10, TimeUnit.SECONDS));
        for (int i = 1; i <= 2_500; i++) {
            tell(feed, "m", i);
        }
        reads.countDown();
        while (!ear.text().contains("event: resync")) {
            Thread.onSpinWait();
        }
        tell(feed, "m", 9_999);
        assertTrue(slow.join(java.time.Duration.ofSeconds(10)));
        assertFalse(ear.text().contains("\"number\":2500"), "what was missed is loaded, not told");
        assertEquals(0, feed.listeners());
    }

    /** A program that runs for months forgets jobs that ended long ago, and none that runs. */
    @Test
    void oldJobsAreForgottenAndRunningOnesAreNot() throws Exception {
        CountDownLatch ended = new CountDownLatch(300);
        CountDownLatch free = new CountDownLatch(1);
        Jobs jobs = new Jobs(InstantSource.system(), job -> {
            if (job.ended() != null) {
                ended.countDown();
            }
        });
        Jobs.Job endless = jobs.start("long", "mei", work -> {
            try {
                free.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return Map.of();
        });
        for (int i = 0; i < 300; i++) {
            jobs.start("short", "mei", work -> Map.of());
        }
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        jobs.start("last", "mei", work -> Map.of());
        assertTrue(jobs.all().size() <= 202, jobs.all().size() + " are kept");
        assertEquals(Jobs.State.RUNNING, jobs.job(endless.id()).orElseThrow().state());
        free.countDown();
    }

    /** Even an error of the machine ends a job for whoever waits for it. */
    @Test
    void aJobThatBreaksIsNotLeftRunning() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Jobs jobs = new Jobs(InstantSource.system(), job -> {
            if (job.ended() != null) {
                ended.countDown();
            }
        });
        Jobs.Job broken = jobs.start("broken", "mei", work -> {
            throw new StackOverflowError("deep");
        });
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        assertEquals(Jobs.State.FAILED, jobs.job(broken.id()).orElseThrow().state());
        assertEquals("defect", jobs.job(broken.id()).orElseThrow().outcome().get("kind"));
    }

    @Test
    void aJobIsSeenWhileItRunsAndAfter() throws Exception {
        List<Jobs.State> told = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(3);
        Jobs jobs = new Jobs(InstantSource.system(), job -> {
            synchronized (told) {
                told.add(job.state());
            }
            if (job.ended() != null) {
                ended.countDown();
            }
        });
        CountDownLatch running = new CountDownLatch(1);
        Jobs.Job good = jobs.start("good", "mei", work -> {
            work.at("half", 1, 2);
            return Map.of("rows", 7);
        });
        Jobs.Job bad = jobs.start("bad", "mei", work -> {
            throw new MillwrightException(new Problem.Exhausted(Message.of("test.job.failed", "It failed.")));
        });
        Jobs.Job endless = jobs.start("endless", "mei", work -> {
            running.countDown();
            while (true) {
                work.at("round", 0, 0);
            }
        });
        assertTrue(running.await(10, TimeUnit.SECONDS));
        assertTrue(jobs.cancel(endless.id()));
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        assertEquals(Map.of("rows", 7), jobs.job(good.id()).orElseThrow().outcome());
        assertEquals(2, jobs.job(good.id()).orElseThrow().progress().total());
        assertEquals(
                "test.job.failed", jobs.job(bad.id()).orElseThrow().outcome().get("code"));
        assertEquals(Jobs.State.CANCELLED, jobs.job(endless.id()).orElseThrow().state());
        assertFalse(jobs.cancel(endless.id()), "what has ended cannot be ended");
    }

    @Test
    void aCallerWhoAsksTooOftenWaitsAndOthersDoNot() {
        AtomicLong nanos = new AtomicLong();
        Rate rate = new Rate(10, 5, nanos::get);
        for (int i = 0; i < 5; i++) {
            rate.take("mei");
        }
        assertThrows(MillwrightException.class, () -> rate.take("mei"));
        rate.take("li");
        nanos.addAndGet(100_000_000);
        rate.take("mei");
        assertThrows(MillwrightException.class, () -> rate.take("mei"));
    }

    /** The way there and back: a command must exit by the same kind of problem that the program had. */
    @Test
    void everyProblemKeepsItsKindOnTheWire() {
        Message message = Message.of("test.wire.kind", "Something.");
        List<Problem> all = List.of(
                new Problem.BadRequest(message),
                new Problem.NotFound(message),
                new Problem.Stale(message),
                new Problem.Forbidden(message),
                new Problem.Unreachable(message),
                new Problem.Exhausted(message),
                new Problem.Defect(message));
        all.forEach(problem -> assertEquals(problem, Problems.of(Problems.kind(problem), message)));
        assertEquals(
                List.of(400, 404, 409, 403, 503, 507, 500),
                all.stream().map(Problems::status).toList());
    }

    @Test
    void onlyOurOwnNamesAreAnsweredTo() {
        Surface surface = new Surface(List.of("plant.example"));
        for (String host : List.of("127.0.0.1:8080", "localhost", "[::1]:80", "PLANT.example:443")) {
            surface.checkHost(host);
        }
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost:80:80x", "")) {
            assertThrows(MillwrightException.class, () -> surface.checkHost(host), host);
        }
        assertThrows(MillwrightException.class, () -> surface.checkHost(null));
    }
}
