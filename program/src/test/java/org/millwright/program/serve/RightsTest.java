package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.program.server.Route;

/** Walks every route as everybody: nobody, a broken token, and each role over the whole plant, inside one line and outside of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private ServedPlant plant;

    @BeforeAll
    void served(@TempDir Path folder) throws Exception {
        plant = new ServedPlant(folder);
        assertEquals(
                0,
                plant.person()
                        .type("connect", "add", "line-1", "sample", "here", "--select", "**", "--asset", "plant/l1/m1")
                        .code());
        assertEquals(
                0,
                plant.person()
                        .type("connect", "add", "line-2", "sample", "here", "--point", "plant/l2/m2/power=x")
                        .code());
        plant.awaitValues("plant/l1/m1/power");
        plant.awaitValues("plant/l2/m2/power");
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private interface Each {
        void route(String method, String path, String taken) throws Exception;
    }

    private void walk(Each each) throws Exception {
        for (Route route : plant.service.routes()) {
            each.route(route.method().name(), route.path(), RouteRights.taken(route));
        }
    }

    /** Deny by default: nothing is answered that is not in the table, and nothing takes less than it says there. */
    @Test
    void everyRouteTakesWhatTheTableSays() {
        Map<String, String> routes = new TreeMap<>();
        plant.service.routes().forEach(route -> routes.put(route.toString(), RouteRights.taken(route)));
        assertEquals(new TreeMap<>(RouteRights.expected()), routes);
    }

    /** The description that others read says the same as the routes. */
    @Test
    void theDescriptionHasEveryRoute() throws Exception {
        Set<String> described = new TreeSet<>();
        plant.json(plant.as("", "GET", "/api/v1/openapi.json", ""))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertEquals(new TreeSet<>(RouteRights.expected().keySet()), described);
    }

    /** A request that names a machine of line 1 wherever a machine can be named. */
    private Reply ask(String token, String method, String path, String asset) throws Exception {
        String filled = path.replace("{id}", ServedPlant.warning(asset).id()).replace("{name}", "line-1");
        boolean bare = method.equals("GET") || method.equals("DELETE");
        String query = bare ? "?asset=" + asset + "&tag=" + asset + "/power&at=2026-11-25T06:00:10Z" : "";
        String body = bare ? "" : "{\"asset\":\"" + asset + "\"}";
        Reply reply = reply(token, method, filled + query, body);
        while (reply.status == 429) {
            // The door lets so many through a second and says when to come again.
            LockSupport.parkNanos(100_000_000);
            reply = reply(token, method, filled + query, body);
        }
        return reply;
    }

    private record Reply(int status, String text) {}

    /** The stream of events has no end, so only its beginning is read. */
    private Reply reply(String token, String method, String path, String body) throws Exception {
        if (!path.startsWith("/api/v1/live")) {
            HttpResponse<byte[]> answer = plant.as(token, method, path, body);
            return new Reply(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
        HttpResponse<InputStream> answer = plant.stream(token, path);
        try (InputStream begins = answer.body()) {
            return new Reply(answer.statusCode(), new String(begins.readNBytes(13), StandardCharsets.UTF_8));
        }
    }

    @Test
    void nobodyGetsAnythingThatIsNotOpen() throws Exception {
        List<String> wrong = new ArrayList<>();
        int[] asked = new int[1];
        walk((method, path, taken) -> {
            if (!taken.equals("open")) {
                for (String token : List.of("", "mw_000000000000_0000", "Local 0000")) {
                    asked[0]++;
                    int status = ask(token, method, path, "plant/l1/m1").status;
                    boolean refused = status == 401 || (status == 403 && token.isEmpty() && !method.equals("GET"));
                    if (!refused) {
                        wrong.add(method + " " + path + " as (" + token + ") gave " + status);
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertTrue(asked[0] > 150, "only " + asked[0] + " requests were made: the walk walks nothing");
    }

    /** What each role has is in the roles and what each route takes in the table; the answers must follow from the two alone. */
    @Test
    void everyRoleGetsWhatItsActionsAllowAndNothingElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        int[] asked = new int[1];
        for (Role role : Role.builtIn()) {
            String whole = plant.token(role.name(), "/");
            String inside = plant.token(role.name(), "plant/l1");
            String outside = plant.token(role.name(), "plant/l2");
            Set<String> may = role.actions().stream().map(Action::code).collect(Collectors.toSet());
            walk((method, path, taken) -> {
                String route = method + " " + path + " as " + role.name();
                if (taken.equals("open")) {
                    return;
                }
                asked[0] += 3;
                boolean allowed = taken.equals("signed-in") || may.contains(taken.replace("+", ""));
                int status = ask(whole, method, path, "plant/l1/m1").status;
                boolean refused = status == 401 || status == 403;
                if (allowed ? refused : !refused && status != 404) {
                    wrong.add(route + " everywhere gave " + status);
                }
                int within = ask(inside, method, path, "plant/l1/m1").status;
                if (!allowed && within < 400) {
                    wrong.add(route + " inside gave " + within);
                }
                String answer = ask(outside, method, path, "plant/l1/m1").text;
                if (answer.contains("\"power\"") || answer.contains("line-1\",\"kind")) {
                    wrong.add(route + " outside told " + answer);
                }
            });
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked[0] > 1_500, "only " + asked[0] + " requests were made: the walk walks nothing");
    }

    /** The stream of events is open to whoever is signed in, and tells each of them what they may see and nothing else. */
    @Test
    void eventsAreToldToThoseWhoMaySeeThem() throws Exception {
        for (String scope : List.of("plant/l1", "plant/l2")) {
            HttpResponse<InputStream> answer = plant.stream(plant.token("Viewer", scope), "/api/v1/live");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                lines.readLine();
                plant.service
                        .feed()
                        .tell("warning", Action.WARNING_READ, new AssetId("plant/l1/m1"), Map.of("at", "l1"));
                plant.service
                        .feed()
                        .tell("warning", Action.WARNING_READ, new AssetId("plant/l2/m2"), Map.of("at", "l2"));
                String heard = "";
                while (!heard.startsWith("data: {\"at\":")) {
                    heard = lines.readLine();
                }
                assertEquals("data: {\"at\":\"" + scope.substring(6) + "\"}", heard);
            }
        }
    }

    /** Whose token is taken back while they listen hears nothing more. */
    @Test
    void aTokenThatIsTakenBackEndsItsStream() throws Exception {
        Person person = plant.parts.door().desks().accounts().add(Acting.localOwner(), "listener");
        plant.parts
                .door()
                .desks()
                .accounts()
                .grant(Acting.localOwner(), new Grant(person.id(), "Viewer", AssetId.PLANT));
        Acting.Limit limit = new Acting.Limit(Set.of(Action.WARNING_READ), Set.of(AssetId.PLANT));
        String token = plant.parts
                .door()
                .desks()
                .tokens()
                .make(new Acting(person.id(), new Acting.Session("s")), "t", limit, Duration.ofDays(1));
        HttpResponse<InputStream> answer = plant.stream(token, "/api/v1/live");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            lines.readLine();
            plant.parts.door().desks().tokens().revoke(Acting.localOwner(), token.split("_", -1)[1]);
            plant.service.feed().tell("warning", Action.WARNING_READ, new AssetId("plant/l1/m1"), Map.of("at", "late"));
            List<String> heard = lines.lines().toList();
            assertFalse(heard.toString().contains("late"), heard.toString());
        }
    }

    /** Whoever may not see a machine gets the very words of one that is not there, so that names cannot be guessed. */
    @Test
    void whatIsNotSeenSoundsLikeWhatIsNotThere() throws Exception {
        String outside = plant.token("Engineer", "plant/l2");
        for (String path : List.of("/api/v1/assets/one?asset=", "/api/v1/tags/one?tag=")) {
            String suffix = path.contains("tag=") ? "/power" : "";
            byte[] unseen =
                    plant.as(outside, "GET", path + "plant/l1/m1" + suffix, "").body();
            byte[] missing =
                    plant.as(outside, "GET", path + "plant/l1/mX" + suffix, "").body();
            String said = new String(missing, StandardCharsets.UTF_8).replace("plant/l1/mX", "plant/l1/m1");
            assertArrayEquals(unseen, said.getBytes(StandardCharsets.UTF_8), said);
        }
        byte[] warning = plant.as(
                        outside,
                        "GET",
                        "/api/v1/warnings/" + ServedPlant.warning("plant/l1/m1").id(),
                        "")
                .body();
        byte[] nothing =
                plant.as(outside, "GET", "/api/v1/warnings/w00000000", "").body();
        assertEquals(
                new String(nothing, StandardCharsets.UTF_8)
                        .replace("w00000000", ServedPlant.warning("plant/l1/m1").id()),
                new String(warning, StandardCharsets.UTF_8));
    }

    /** Lists hold what a person may see, whatever else they ask for. */
    @Test
    void listsHoldOnlyWhatIsSeen() throws Exception {
        String outside = plant.token("Viewer", "plant/l2");
        for (String path : List.of(
                "/api/v1/tags",
                "/api/v1/assets",
                "/api/v1/warnings?all=yes",
                "/api/v1/tags?asset=plant/l1",
                "/api/v1/watches")) {
            String list = new String(plant.as(outside, "GET", path, "").body(), StandardCharsets.UTF_8);
            assertTrue(!list.contains("l1"), path + " told " + list);
        }
        assertTrue(new String(plant.as(outside, "GET", "/api/v1/tags", "").body(), StandardCharsets.UTF_8)
                .contains("plant/l2/m2/power"));
    }
}
