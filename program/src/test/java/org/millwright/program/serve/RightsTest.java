package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.access.Action;
import org.millwright.access.Role;

/** Walks every route as everybody: nobody, a broken token, and each role over the whole plant, inside one line and outside of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    /** What is open to everybody, written down by hand: a new open route has to be added here by somebody who thought about it. */
    private static final Set<String> OPEN = Set.of(
            "get /health/live",
            "get /health/ready",
            "get /api/v1/openapi.json",
            "post /api/v1/session",
            "post /api/v1/session/link",
            "post /api/v1/session/first",
            "post /api/v1/session/password",
            "get /",
            "get /data",
            "get /data/connect",
            "get /first",
            "get /governance",
            "get /plant",
            "get /trends",
            "get /warnings",
            "get /warnings/{id}",
            "get /web/{file}");
    /** Streams for ever, and the one that would end the plant for the tests after it. */
    private static final Set<String> NOT_WALKED =
            Set.of("get /api/v1/live", "post /api/v1/stop", "post /api/v1/backup");

    private ServedPlant plant;
    private JsonNode paths;

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
        paths = plant.json(plant.as("", "GET", "/api/v1/openapi.json", "")).path("paths");
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private interface Each {
        void route(String method, String path, JsonNode described) throws Exception;
    }

    private void walk(Each each) throws Exception {
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                each.route(operation.getKey(), path.getKey(), operation.getValue());
            }
        }
    }

    /** A request that names a machine of line 1 wherever a machine can be named. */
    private HttpResponse<byte[]> ask(String token, String method, String path, String asset) throws Exception {
        String filled = path.replace("{id}", ServedPlant.warning(asset).id()).replace("{name}", "line-1");
        String query = method.equals("get") || method.equals("delete")
                ? "?asset=" + asset + "&tag=" + asset + "/power&at=2026-11-25T06:00:10Z"
                : "";
        String body = method.equals("get") || method.equals("delete") ? "" : "{\"asset\":\"" + asset + "\"}";
        HttpResponse<byte[]> answer = plant.as(token, method.toUpperCase(java.util.Locale.ROOT), filled + query, body);
        while (answer.statusCode() == 429) {
            // The door lets so many through a second and says when to come again.
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            answer = plant.as(token, method.toUpperCase(java.util.Locale.ROOT), filled + query, body);
        }
        return answer;
    }

    @Test
    void nobodyGetsAnythingThatIsNotOpen() throws Exception {
        Set<String> open = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        walk((method, path, described) -> {
            String route = method + " " + path;
            boolean free = described.path("security").isEmpty();
            if (free) {
                open.add(route);
            } else {
                for (String token : List.of("", "mw_000000000000_0000", "Local 0000")) {
                    int status = ask(token, method, path, "plant/l1/m1").statusCode();
                    boolean refused = status == 401 || (status == 403 && token.isEmpty() && !method.equals("get"));
                    if (!refused) {
                        wrong.add(route + " as (" + token + ") gave " + status);
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(OPEN), open);
    }

    /** The table is in the routes; what each role has is in the roles; the answers must follow from the two alone. */
    @Test
    void everyRoleGetsWhatItsActionsAllowAndNothingElse() throws Exception {
        List<String> wrong = new ArrayList<>();
        int[] asked = new int[1];
        for (Role role : Role.builtIn()) {
            String whole = plant.token(role.name(), "/");
            String inside = plant.token(role.name(), "plant/l1");
            String outside = plant.token(role.name(), "plant/l2");
            Set<String> may = role.actions().stream().map(Action::code).collect(Collectors.toSet());
            walk((method, path, described) -> {
                String route = method + " " + path;
                java.util.regex.Matcher right = java.util.regex.Pattern.compile("Needs the right ([a-z.-]*[a-z])")
                        .matcher(described.path("description").asText());
                if (NOT_WALKED.contains(route) || !right.find()) {
                    return;
                }
                asked[0] += 3;
                boolean allowed = may.contains(right.group(1));
                int status = ask(whole, method, path, "plant/l1/m1").statusCode();
                boolean refused = status == 401 || status == 403;
                if (allowed ? refused : !refused && status != 404) {
                    wrong.add(route + " as " + role.name() + " everywhere gave " + status);
                }
                int within = ask(inside, method, path, "plant/l1/m1").statusCode();
                if (!allowed && within < 400) {
                    wrong.add(route + " as " + role.name() + " inside gave " + within);
                }
                String answer =
                        new String(ask(outside, method, path, "plant/l1/m1").body(), StandardCharsets.UTF_8);
                if (answer.contains("\"power\"") || answer.contains("line-1\",\"kind")) {
                    wrong.add(route + " as " + role.name() + " outside told " + answer);
                }
            });
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked[0] > 1_000, "only " + asked[0] + " requests were made: the walk walks nothing");
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
                "/api/v1/overview",
                "/api/v1/connections",
                "/api/v1/watches")) {
            String list = new String(plant.as(outside, "GET", path, "").body(), StandardCharsets.UTF_8);
            assertTrue(!list.contains("l1") && !list.contains("line-1"), path + " told " + list);
        }
        assertTrue(new String(plant.as(outside, "GET", "/api/v1/tags", "").body(), StandardCharsets.UTF_8)
                .contains("plant/l2/m2/power"));
    }
}
