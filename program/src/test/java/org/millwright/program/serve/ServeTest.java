package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.access.identity.Accounts;
import org.millwright.program.cli.Typed;

/** A plant behind its real door, asked over HTTP and by commands. The tests use one plant, in order: the first connects its machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServeTest {
    private Path folder;
    private ServedPlant plant;

    @BeforeAll
    void served(@TempDir Path temporary) {
        folder = temporary;
        plant = new ServedPlant(folder.resolve("plant"));
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private Typed type(String... words) {
        return plant.person().type(words);
    }

    @Test
    @Order(1)
    void aMachineIsConnectedByCommandAndItsValuesCome() {
        assertEquals(0, type("connect", "test", "sample", "here").code());
        Typed added =
                type("connect", "add", "line-1", "sample", "here", "--select", "Machine/**", "--asset", "plant/l1/m1");
        assertEquals(0, added.code(), added.err());
        assertTrue(added.err().contains("record"), added.err());
        plant.awaitValues("plant/l1/m1/power");
        assertTrue(
                type("connect", "ls").out().contains("line-1\tsample\tlive\t2\t200\t0"),
                type("connect", "ls").out());
        type("connect", "add", "line-2", "sample", "there", "--point", "plant/l2/m2/power=x");
        plant.awaitValues("plant/l2/m2/power");
        assertEquals(
                "plant/l1/m1/power\n",
                type("tag", "ls", "--filter", "l1/m1/power", "-q").out());
        Typed read = type(
                "tag",
                "read",
                "plant/l1/m1/power",
                "--from",
                "2026-11-25T06:00:10Z",
                "--until",
                "2026-11-25T06:00:12Z");
        assertEquals(
                "time\ttag\tvalue\tquality\n2026-11-25T06:00:10Z\tplant/l1/m1/power\t10.0\tgood\n2026-11-25T06:00:11Z\tplant/l1/m1/power\t11.0\tgood\n",
                read.out());
    }

    @Test
    @Order(2)
    void whatPeopleGetWrongIsSaidWithTheNearest() {
        assertEquals(2, type("connect", "add", "x", "sampel", "here").code());
        assertTrue(type("connect", "add", "x", "sampel", "here").err().contains("sample"));
        assertTrue(type("connect", "add", "x", "sample", "h", "--set", "moed=1")
                .err()
                .contains("mode"));
        assertTrue(type("connect", "add", "x", "sample", "h", "--set", "password=open")
                .err()
                .contains("config secret"));
        assertTrue(type("tag", "show", "plant/l1/m1/powr").err().contains("plant/l1/m1/power"));
        assertEquals(3, type("tag", "show", "plant/l1/m1/powr").code());
        assertEquals(3, type("connect", "start", "nothing").code());
        assertEquals(
                2,
                type("tag", "read", "plant/l1/m1/power", "--from", "yesterday").code());
        assertEquals(2, type("connect", "bwrose").code());
        assertTrue(type("connect", "bwrose").err().contains("browse"));
        assertTrue(type("connect").out().contains("browse"), "a noun alone shows what it can");
    }

    @Test
    @Order(3)
    void settingsAreChangedByVersionsAndGoBack() {
        assertEquals(
                0, plant.person("s3cret\n").type("config", "secret", "line-9").code());
        assertEquals(
                0,
                type("connect", "add", "line-9", "sample", "x", "--set", "password=secret:line-9", "--stopped")
                        .code());
        assertFalse(type("config", "show").out().contains("s3cret"));
        assertTrue(
                type("config", "diff").out().contains("+   line-9:"),
                type("config", "diff").out());
        int versions = type("config", "ls", "-q").out().split("\n", -1).length - 1;
        assertEquals(0, type("config", "rollback", String.valueOf(versions - 1)).code());
        assertFalse(type("config", "show").out().contains("line-9"));
        assertEquals(3, type("config", "rollback", "99").code());
    }

    @Test
    @Order(4)
    void assetsMomentsAndWatchesAreKept() {
        assertEquals(0, type("asset", "add", "plant/l1/m1", "--name", "CNC 1").code());
        assertTrue(
                type("asset", "tree").out().contains("    CNC 1  (2)"),
                type("asset", "tree").out());
        assertEquals(
                0,
                type("moment", "add", "plant/l1/m1", "--name", "oil", "--kind", "maintenance", "--from", "-2h")
                        .code());
        String id = type("moment", "ls", "-q").out().strip();
        assertEquals(0, type("moment", "label", id, "fault").code());
        assertTrue(type("moment", "ls").out().contains("oil\tfault"));
        assertEquals(0, type("moment", "rm", id).code());
        assertEquals("", type("moment", "ls", "-q").out());
        assertEquals(
                0,
                type("warn", "watch", "add", "plant/l1/m1", "--budget", "1/month")
                        .code());
        assertTrue(
                type("warn", "watch", "ls").out().contains("plant/l1/m1\t"),
                type("warn", "watch", "ls").out());
        assertEquals(3, type("warn", "watch", "add", "plant/l1/m9").code());
        assertEquals(0, type("warn", "watch", "rm", "plant/l1/m1").code());
    }

    @Test
    @Order(5)
    void aWarningIsListedShownSeenShelvedAndClosed() throws IOException {
        String id = ServedPlant.warning("plant/l1/m1").id();
        assertEquals(0, type("asset", "add", ServedPlant.HOSTILE).code(), "seen once it is a place of the plant");
        Typed list = type("warn", "ls");
        assertEquals(0, list.code(), list.err());
        String listed = list.out();
        assertTrue(listed.contains(id + "\tplant/l1/m1\tm1: power left its own limit first"), listed);
        assertEquals(0, type("warn", "seen", id).code());
        assertEquals(1, type("warn", "seen", id).code(), "somebody was faster");
        assertEquals(
                0,
                type("warn", "shelve", id, "--reason", "part is ordered", "--for", "2h")
                        .code());
        assertEquals(
                2,
                type("warn", "shelve", id, "--reason", "long", "--for", "30d").code());
        assertEquals(
                0,
                type("warn", "close", id, "--cause", "not-a-fault", "--found", "door open")
                        .code());
        assertTrue(type("warn", "show", id, "--json").out().contains("closed not a fault"));
        assertTrue(type("why", id).out().contains("model-1"));
        assertEquals(3, type("warn", "show", "nothing").code());
    }

    @Test
    @Order(6)
    void queriesGiveStepsAndExportsGiveEveryRow() throws IOException {
        Typed query = type(
                "query",
                "plant/l1/m1/power",
                "--from",
                "2026-11-25T06:00:00Z",
                "--until",
                "2026-11-25T06:01:40Z",
                "--every",
                "5s",
                "--csv");
        assertEquals(0, query.code(), query.err());
        assertTrue(query.out().startsWith("time,tag,min,mean,max,last,count\n"), query.out());
        Path csv = folder.resolve("power.csv");
        assertEquals(
                0,
                type(
                                "tag",
                                "export",
                                "plant/l1/m1/power",
                                "plant/l2/m2/power",
                                "--from",
                                "2026-11-25",
                                "--until",
                                "2026-11-26",
                                "--to",
                                csv.toString())
                        .code());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(1 + 2 * SampleKind.ROWS, lines.size());
        assertEquals("2026-11-25T06:00:00Z,plant/l1/m1/power,0.0,good", lines.get(1));
    }

    /** The bytes of a chart as ux.md 6 lays them out: aligned, two slots a bucket, every extreme there. */
    @Test
    @Order(7)
    void aChartsBytesHoldEveryExtreme() throws Exception {
        HttpResponse<byte[]> answer = plant.as(
                plant.local(),
                "GET",
                "/api/v1/trends?tag=plant/l1/m1/power&from=2026-11-25T06:00:00Z&until=2026-11-25T06:02:00Z&buckets=60",
                "");
        assertEquals(200, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[4];
        bytes.get(magic);
        assertArrayEquals("MWC1".getBytes(StandardCharsets.US_ASCII), magic);
        int length = bytes.getInt();
        assertEquals(0, (8 + length) % 8);
        JsonNode header = new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body(), 8, length);
        int buckets = header.path("buckets").asInt();
        assertEquals(8 + length + buckets * 17, answer.body().length);
        bytes.position(8 + length);
        double min = Double.MAX_VALUE;
        double max = -1;
        for (int slot = 0; slot < 2 * buckets; slot++) {
            double value = bytes.getDouble();
            min = Double.isNaN(value) ? min : Math.min(min, value);
            max = Double.isNaN(value) ? max : Math.max(max, value);
        }
        assertEquals(0, min);
        assertEquals(SampleKind.ROWS - 1, max);
        Set<Byte> states = new HashSet<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            states.add(bytes.get());
        }
        assertTrue(
                states.contains((byte) 0) && states.contains((byte) 2),
                "values, then the gap after the last: " + states);
    }

    @Test
    @Order(8)
    void everyAnswerCarriesTheHeadersAndStrangersAreTurnedAway() throws Exception {
        HttpResponse<byte[]> live = plant.send(plant.request("/health/live"));
        assertEquals(200, live.statusCode());
        assertTrue(
                live.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'self'"));
        assertEquals(
                "nosniff", live.headers().firstValue("X-Content-Type-Options").orElse(""));
        HttpResponse<byte[]> nobody = plant.as("", "GET", "/api/v1/status", "");
        assertEquals(401, nobody.statusCode());
        assertEquals(
                "application/problem+json",
                nobody.headers().firstValue("Content-Type").orElse("").split(";", -1)[0]);
        assertEquals("server.caller.unknown", plant.json(nobody).path("code").asText());
        assertEquals(401, plant.as("Local 00", "GET", "/api/v1/status", "").statusCode());
        assertEquals(
                401, plant.as("mw_000000000000_x", "GET", "/api/v1/status", "").statusCode());
        assertEquals(404, plant.as(plant.local(), "GET", "/api/v1/nothing", "").statusCode());
        assertEquals(
                400,
                plant.as(plant.local(), "PUT", "/api/v1/watches", "{\"asset\":").statusCode());
        assertEquals(
                400,
                plant.as(plant.local(), "PUT", "/api/v1/watches", "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}")
                        .statusCode());
        assertEquals(
                400,
                plant.as(plant.local(), "PUT", "/api/v1/watches", "{\"asset\":\"" + "x".repeat(1_100_000) + "\"}")
                        .statusCode());
        JsonNode chinese = plant.json(plant.send(plant.request("/api/v1/status").header("Accept-Language", "zh-CN")));
        assertEquals("不允许", chinese.path("title").asText());
    }

    /** A cookie alone changes nothing: a page of somebody else could send it. */
    @Test
    @Order(9)
    void peopleComeInByLinkOnceAndChangeThingsFromOurPageOnly() throws Exception {
        String secret = plant.service.link(Accounts.FIRST, "").replaceAll(".*#first\\.", "");
        String body = "{\"token\":\"" + secret + "\",\"name\":\"mei\",\"password\":\"correct horse battery\"}";
        HttpResponse<byte[]> foreign =
                plant.send(post("/api/v1/session/first", body).header("Origin", "http://evil.example"));
        assertEquals(403, foreign.statusCode());
        HttpResponse<byte[]> in = plant.send(post("/api/v1/session/first", body));
        assertEquals(200, in.statusCode(), new String(in.body(), StandardCharsets.UTF_8));
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String session = cookie.split(";", -1)[0];
        assertEquals(
                "mei",
                plant.json(plant.send(plant.request("/api/v1/session").header("Cookie", session)))
                        .path("name")
                        .asText());
        assertNotEquals(200, plant.send(post("/api/v1/session/first", body)).statusCode(), "the link works once");
        HttpResponse<byte[]> forged = plant.send(plant.request("/api/v1/people")
                .header("Cookie", session)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}")));
        assertEquals(403, forged.statusCode());
        assertEquals(
                201,
                plant.send(post("/api/v1/people", "{\"name\":\"li\"}").header("Cookie", session))
                        .statusCode());
        assertEquals(
                200, plant.send(plant.request("/").header("Cookie", session)).statusCode());
        HttpResponse<byte[]> wrong =
                plant.send(post("/api/v1/session", "{\"name\":\"mei\",\"password\":\"wrong wrong wrong\"}"));
        assertEquals(403, wrong.statusCode());
    }

    private HttpRequest.Builder post(String path, String body) {
        return plant.request(path)
                .header("Content-Type", "application/json")
                .header("X-Millwright", "1")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    @Order(10)
    void theScreensAreServedToEverybodyAndSayNothingOfThePlant() throws Exception {
        HttpResponse<byte[]> page = plant.as("", "GET", "/", "");
        String text = new String(page.body(), StandardCharsets.UTF_8);
        assertEquals(200, page.statusCode(), text);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertFalse(text.contains("l1/m1"), text);
        for (String address : List.of("/first", "/warnings", "/warnings/anything", "/trends")) {
            assertArrayEquals(page.body(), plant.as("", "GET", address, "").body(), address);
        }
        java.util.regex.Matcher named = java.util.regex.Pattern.compile("(?:src|href)=\"(/web/[^\"]+)\"")
                .matcher(text);
        int files = 0;
        while (named.find()) {
            HttpResponse<byte[]> file = plant.send(plant.request(named.group(1)).header("Accept-Encoding", "gzip"));
            assertEquals(200, file.statusCode(), named.group(1));
            assertTrue(file.headers().firstValue("Cache-Control").orElse("").contains("immutable"), named.group(1));
            assertEquals("gzip", file.headers().firstValue("Content-Encoding").orElse(""));
            byte[] unpacked;
            try (java.util.zip.GZIPInputStream in =
                    new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(file.body()))) {
                unpacked = in.readAllBytes();
            }
            assertArrayEquals(
                    unpacked, plant.as("", "GET", named.group(1), "").body(), "who cannot unpack gets it plain");
            files++;
        }
        assertEquals(2, files, text);
        for (String strange : List.of("/web/app.js", "/web/index.html", "/web/..%2findex.html", "/web/a.class")) {
            int status = plant.as("", "GET", strange, "").statusCode();
            assertTrue(status == 404 || status == 400, strange + " gave " + status);
        }
    }

    @Test
    @Order(10)
    void evidenceIsDrawnAndHostileNamesStayText() throws Exception {
        for (String asset : List.of("plant/l1/m1", ServedPlant.HOSTILE)) {
            HttpResponse<byte[]> answer = plant.as(
                    plant.local(),
                    "GET",
                    "/api/v1/warnings/" + ServedPlant.warning(asset).id() + "/drawing",
                    "");
            String drawn = new String(answer.body(), StandardCharsets.UTF_8);
            assertEquals(200, answer.statusCode(), drawn);
            assertTrue(drawn.contains("left its own limit first"), drawn);
            assertFalse(drawn.contains("<script") || drawn.contains("<img src=x") || drawn.contains(" style="), drawn);
            assertTrue(asset.equals(ServedPlant.HOSTILE) || drawn.contains("<svg class"), "the trends are drawn");
        }
    }

    @Test
    @Order(10)
    void whatAPersonDidIsTakenBackByASecondRecord() throws Exception {
        String path = "/api/v1/warnings/" + ServedPlant.warning("plant/l2/m2").id();
        assertEquals(
                409,
                plant.as(plant.local(), "POST", path + "/unseen", "{}").statusCode(),
                "there is nothing to take back");
        assertEquals(200, plant.as(plant.local(), "POST", path + "/seen", "{}").statusCode());
        JsonNode back = plant.json(plant.as(plant.local(), "POST", path + "/unseen", "{}"));
        assertTrue(back.path("warning").path("seen").isNull(), back.toString());
        assertEquals(409, plant.as(plant.local(), "POST", path + "/open", "{}").statusCode());
        JsonNode closed = plant.json(
                plant.as(plant.local(), "POST", path + "/close", "{\"cause\":\"unsure\",\"found\":\"dust\"}"));
        assertEquals(
                "unsure",
                closed.path("warning").path("work_facts").path("cause").asText(),
                closed.toString());
        JsonNode open = plant.json(plant.as(plant.local(), "POST", path + "/open", "{}"));
        assertEquals(
                "open", open.path("warning").path("work_facts").path("state").asText(), open.toString());
        List<String> acts = new ArrayList<>();
        plant.json(plant.as(plant.local(), "GET", path, ""))
                .path("history")
                .forEach(entry -> acts.add(entry.path("act").asText()));
        assertEquals(List.of("raised", "seen", "unseen", "closed", "opened"), acts);
    }

    @Test
    @Order(11)
    void theDescriptionNamesEveryRouteAndFiguresAreForPrometheus() throws Exception {
        JsonNode description = plant.json(plant.as("", "GET", "/api/v1/openapi.json", ""));
        assertEquals("3.1.0", description.path("openapi").asText());
        Set<String> ids = new HashSet<>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    assertTrue(ids.add(operation.getValue().path("operationId").asText()), operation.toString());
                    assertFalse(operation.getValue().path("summary").asText().isEmpty(), path.getKey());
                    for (JsonNode parameter : operation.getValue().path("parameters")) {
                        if (parameter.path("in").asText().equals("path")) {
                            assertTrue(path.getKey()
                                    .contains("{" + parameter.path("name").asText() + "}"));
                        }
                    }
                }));
        assertTrue(ids.size() > 60, ids.toString());
        String metrics =
                new String(plant.as(plant.local(), "GET", "/metrics", "").body(), StandardCharsets.UTF_8);
        metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> assertTrue(line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"})? -?[0-9.E+-]+"), line));
        assertTrue(metrics.contains("millwright_connection_received_total{connection=\"line-1\"} 200"), metrics);
    }

    @Test
    @Order(12)
    void whatWasDoneIsOnRecord() throws Exception {
        List<String> actions = new ArrayList<>();
        plant.json(plant.as(plant.local(), "GET", "/api/v1/audit?limit=1000", ""))
                .path("entries")
                .forEach(entry -> actions.add(entry.path("action").asText()));
        assertTrue(
                actions.containsAll(
                        List.of("start", "connect", "warning.seen", "data.export", "config.change", "watch.edit")),
                actions.toString());
    }

    @Test
    @Order(13)
    void aBackupIsRestoredElsewhere() throws Exception {
        Path copy = folder.resolve("copy");
        Typed backup = type("backup", copy.toString());
        assertEquals(0, backup.code(), backup.err());
        assertEquals(
                2, type("backup", folder.resolve("plant/inside").toString()).code());
        Typed restored = plant.person()
                .type(
                        "restore",
                        copy.toString(),
                        "--home",
                        folder.resolve("other").toString());
        assertEquals(0, restored.code(), restored.err());
        assertTrue(Files.readString(folder.resolve("other/millwright.yaml")).contains("line-1"));
        assertEquals(
                1,
                plant.person()
                        .type(
                                "restore",
                                copy.toString(),
                                "--home",
                                folder.resolve("other").toString())
                        .code());
    }

    @Test
    @Order(14)
    void withoutAProgramCommandsSayHowToStartOne() {
        Typed absent =
                plant.person().type("status", "--home", folder.resolve("empty").toString());
        assertEquals(5, absent.code());
        assertTrue(absent.err().contains("./millwright serve"), absent.err());
        assertEquals(0, type("status").code());
        assertEquals(0, type("status", "--json").code());
    }
}
