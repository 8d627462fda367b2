package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plant that several people use at once, get wrong, and start again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ServedTogetherTest {
    private static final int PEOPLE = 6;

    private Path folder;
    private ServedPlant plant;

    @BeforeAll
    void served(@TempDir Path temporary) {
        folder = temporary;
        // The plant's own time runs ahead, as that of a practice plant does.
        InstantSource ahead = () -> Instant.now().plusSeconds(86_400);
        plant = new ServedPlant(folder.resolve("plant"), ahead, real -> real);
        type("connect", "add", "line-1", "sample", "here", "--select", "**", "--asset", "plant/l1/m1");
        plant.awaitValues("plant/l1/m1/power");
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private void type(String... words) {
        var typed = plant.person().type(words);
        assertEquals(0, typed.code(), typed.err());
    }

    private HttpResponse<byte[]> ask(String method, String path, String body) throws Exception {
        return plant.as(plant.local(), method, path, body);
    }

    private JsonNode get(String path) throws Exception {
        return plant.json(ask("GET", path, ""));
    }

    /** Each kind of error is one document with the same parts, so that a program can tell them apart and a person can go on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/values?tag=plant/l1/m1/power&from=yesterday                   |                              | 400 | bad_request | server.query.time",
                "GET    | /api/v1/values?tag=plant/l1/m1/power&limit=0                          |                              | 400 | bad_request | server.query.number",
                "GET    | /api/v1/values?tag=plant/l1/m1/power&from=2026-11-26&until=2026-11-25 |                              | 400 | bad_request | server.query.range",
                "GET    | /api/v1/values                                                        |                              | 400 | bad_request | server.query.missing",
                "GET    | /api/v1/tags/one?tag=plant/l1/m1/powr                                 |                              | 404 | not_found   | server.tag.mistyped",
                "GET    | /api/v1/nothing                                                       |                              | 404 | not_found   | server.path.unknown",
                "GET    | /api/v1/jobs/j999                                                     |                              | 404 | not_found   | server.job.unknown",
                "GET    | /api/v1/config?version=99                                             |                              | 404 | not_found   | settings.version.missing",
                "POST   | /api/v1/connections/line-1/start                                      | {}                           | 409 | stale       | server.connection.state",
                "PUT    | /api/v1/watches                                                       | {`asset`:                    | 400 | bad_request | server.body.json",
                "PUT    | /api/v1/watches                                                       | {`asset`:`plant/l1/m9`}      | 404 | not_found   | server.asset.unknown",
                "PUT    | /api/v1/watches                                                       | {`asset`:`plant/l1/m1`,`budget`:`often`} | 400 | bad_request | settings.value.unfit",
                "POST   | /api/v1/grants                                                        | {`name`:`nobody`,`role`:`Viewer`} | 404 | not_found | server.person.unknown",
                "POST   | /api/v1/tokens                                                        | {`name`:`t`,`actions`:[`value.raed`]} | 400 | bad_request | server.action.unknown",
                "POST   | /api/v1/backup                                                        | {}                           | 400 | bad_request | server.query.missing",
                "POST   | /api/v1/session/link                                                  | {`token`:`spent`}            | 403 | forbidden   | access.link.spent"
            })
    void everyErrorIsADocument(String method, String path, String body, int status, String kind, String code)
            throws Exception {
        HttpResponse<byte[]> answer = ask(method, path, body == null ? "" : body.replace('`', '"'));
        JsonNode document = plant.json(answer);
        assertEquals(code, document.path("code").asText(), document.toString());
        assertEquals(status, answer.statusCode());
        assertEquals(status, document.path("status").asInt());
        assertEquals(kind, document.path("kind").asText());
        assertEquals("urn:millwright:problem:" + kind, document.path("type").asText());
        assertEquals(path.replaceAll("\\?.*", ""), document.path("instance").asText());
        assertTrue(document.path("title").asText().length() > 5, document.toString());
        assertTrue(document.path("detail").asText().split(" ", -1).length > 5, "a sentence: " + document);
        assertFalse(document.toString().contains("Exception"), document.toString());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("").split(";", -1)[0]);
    }

    /** What does not fit into one answer is cut at the front of a page, and the answer says that there is more. */
    @Test
    void longListsAreReadInPages() throws Exception {
        String values = "/api/v1/values?tag=plant/l1/m1/power&until=2026-11-25T06:01:40Z&limit=30&from=";
        List<String> times = new ArrayList<>();
        String from = "2026-11-25T06:00:00Z";
        boolean complete = false;
        for (int page = 0; page < 10 && !complete; page++) {
            JsonNode answer = get(values + from);
            answer.path("rows").forEach(row -> times.add(row.path("time").asText()));
            complete = answer.path("complete").asBoolean();
            from = Instant.parse(times.getLast()).plusSeconds(1).toString();
        }
        assertEquals(SampleKind.ROWS, times.size());
        assertEquals(SampleKind.ROWS, new HashSet<>(times).size(), "no row twice");
        assertEquals(1, get("/api/v1/tags?limit=1").path("tags").size());
        assertEquals(2, get("/api/v1/tags?asset=plant/l1").path("tags").size());
        assertEquals(1, get("/api/v1/audit?limit=1").path("entries").size());
        assertEquals(
                1,
                get("/api/v1/warnings?all=yes&from=2026-11-20&limit=1")
                        .path("warnings")
                        .size());
    }

    /** What others see must not fill the page of somebody who sees only their own line. */
    @Test
    void aPageHoldsWhatItsReaderMaySee() throws Exception {
        type("connect", "add", "line-2", "sample", "here", "--point", "plant/l2/m2/power=x");
        plant.awaitValues("plant/l2/m2/power");
        for (String asset : List.of("plant/l1/m1", "plant/l2/m2", "plant/l1/m1")) {
            type("moment", "add", asset, "--name", "oil", "--from", "2026-11-25", "--until", "2026-11-26");
        }
        for (String line : List.of("plant/l1", "plant/l2")) {
            String token = plant.token("Viewer", line);
            for (String list : List.of("warnings?all=yes&from=2026-11-20", "moments?")) {
                JsonNode one = plant.json(plant.as(token, "GET", "/api/v1/" + list + "&limit=1", ""));
                JsonNode rows = one.path(list.replaceAll("[?].*", ""));
                assertEquals(1, rows.size(), line + " " + one);
                assertTrue(rows.path(0).path("asset").asText().startsWith(line + "/"), one.toString());
            }
        }
        for (String asset : List.of("plant/l1", "plant/l1/m1")) {
            assertEquals(
                    1,
                    get("/api/v1/warnings?from=2026-11-20&asset=" + asset)
                            .path("warnings")
                            .size(),
                    asset);
            assertEquals(
                    2, get("/api/v1/moments?asset=" + asset).path("moments").size(), asset);
        }
    }

    /** Nobody's change is lost because somebody else's came at the same time. */
    @Test
    void peopleWhoChangeTheSettingsAtOnceLoseNothing() throws Exception {
        int before = get("/api/v1/config/versions").path("versions").size();
        String token = plant.token("Engineer", "/");
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            for (int i = 0; i < PEOPLE; i++) {
                String body = "{\"asset\":\"plant/l7/m" + i + "\",\"name\":\"Press " + i + "\"}";
                answers.add(people.submit(
                        () -> plant.as(token, "PUT", "/api/v1/assets", body).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertEquals(200, answer.get());
        }
        String text = get("/api/v1/config").path("text").asText();
        for (int i = 0; i < PEOPLE; i++) {
            assertTrue(text.contains("Press " + i), text);
        }
        Set<Integer> numbers = new HashSet<>();
        get("/api/v1/config/versions")
                .path("versions")
                .forEach(version -> numbers.add(version.path("number").asInt()));
        assertEquals(before + PEOPLE, numbers.size(), "a version for each");
    }

    /** Two who see the same warning: the second is told that somebody was faster, and nothing is done twice. */
    @Test
    void theSecondWhoActsOnAWarningIsTold() throws Exception {
        String path = "/api/v1/warnings/" + ServedPlant.warning("plant/l1/m1").id() + "/seen";
        String token = plant.token("Operator", "/");
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(
                        people.submit(() -> plant.as(token, "POST", path, "{}").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
        }
        codes.sort(null);
        assertEquals(List.of(200, 409, 409, 409), codes);
    }

    /** The plant's clock may run a hundred times as fast; how long the program runs is told by a real one. */
    @Test
    void howLongItRunsIsRealTime() throws Exception {
        JsonNode status = get("/api/v1/status");
        assertTrue(status.path("uptime_s").asLong() < 3_600, status.toString());
        assertTrue(
                Instant.parse(status.path("started").asText())
                        .isBefore(Instant.now().plusSeconds(60)),
                status.toString());
        assertTrue(
                Instant.parse(status.path("now").asText()).isAfter(Instant.now().plusSeconds(3_600)), "control");
    }

    /** What is compared where nobody says what. */
    @Test
    void theLastVersionIsComparedWithTheOneBefore() throws Exception {
        try (ServedPlant fresh = new ServedPlant(folder.resolve("fresh"))) {
            assertEquals(0, fresh.person().type("asset", "add", "a/b").code());
            var first = fresh.person().type("config", "diff");
            assertEquals("", first.out());
            assertTrue(first.err().contains("Version 1 is the first"), first.err());
            fresh.person().type("asset", "add", "a/c");
            fresh.person().type("asset", "add", "a/d");
            assertTrue(fresh.person().type("config", "diff").out().contains("+ "), "3 with 2");
            assertFalse(fresh.person().type("config", "diff").out().contains("+   a/c"), "that came before");
            assertTrue(fresh.person().type("config", "diff", "1", "2").out().contains("a/c"));
            assertTrue(fresh.person().type("config", "diff", "2", "2").err().contains("are the same"));
        }
    }

    /** A connection that is set is looked at by its name, with the settings that it has. */
    @Test
    void aConnectionIsTestedByItsName() {
        type("connect", "test", "line-1");
        assertEquals(3, plant.person().type("connect", "test", "line-9").code());
        assertEquals(
                2,
                plant.person()
                        .type("connect", "test", "line-1", "--set", "mode=plain")
                        .code());
    }

    @Test
    void whatPeopleDidIsThereAfterARestart() throws Exception {
        Path home = folder.resolve("again");
        String id = ServedPlant.warning("plant/l1/m1").id();
        String token;
        try (ServedPlant first = new ServedPlant(home)) {
            assertEquals(
                    0,
                    first.person()
                            .type("connect", "add", "line-1", "sample", "here", "--point", "plant/l1/m1/power=x")
                            .code());
            first.awaitValues("plant/l1/m1/power");
            token = first.token("Viewer", "plant/l1");
            first.person().type("warn", "shelve", id, "--for", "2d", "--reason", "part is ordered");
            first.person().type("moment", "add", "plant/l1/m1", "--name", "oil", "--from", "-2h");
            first.person().type("warn", "watch", "add", "plant/l1/m1");
        }
        try (ServedPlant second = new ServedPlant(home)) {
            JsonNode warning = second.json(second.as(token, "GET", "/api/v1/warnings/" + id, ""));
            assertTrue(warning.path("work").asText().contains("shelved"), warning.toString());
            assertTrue(warning.toString().contains("part is ordered"), warning.toString());
            assertEquals(
                    1,
                    second.json(second.as(token, "GET", "/api/v1/moments", ""))
                            .path("moments")
                            .size());
            assertEquals(
                    1,
                    second.json(second.as(token, "GET", "/api/v1/watches", ""))
                            .path("watches")
                            .size());
            assertTrue(second.person().type("connect", "ls").out().contains("line-1"));
        }
    }
}
