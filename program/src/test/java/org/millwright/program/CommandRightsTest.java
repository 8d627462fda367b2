package org.millwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Accounts;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.program.CommandRights.Row;
import org.millwright.program.api.Plant;
import org.millwright.program.cli.CommandTree;
import org.millwright.program.cli.Typed;
import org.millwright.program.serve.ServedPlant;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.SettingsStore.Change;
import org.millwright.warning.Life;

/**
 * Walks every command as everybody: with a token of each role over the whole plant, in one line and in another, with no token and with
 * a broken one. Deny by default: what the table does not allow is refused with exit code and problem code, and changes nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandRightsTest {
    private static final String MACHINE = "plant/l1/m1";

    private Path folder;
    private ServedPlant plant;
    private long sequence;
    private int people;

    @BeforeAll
    void served(@TempDir Path temporary) {
        folder = temporary;
        plant = new ServedPlant(folder.resolve("plant"));
        for (String line : List.of("1 --asset plant/l1/m1", "2 --asset plant/l2/m2")) {
            String[] words = ("connect add line-" + line.replaceFirst(" ", " sample here --select ** ")).split(" ", -1);
            assertEquals(0, plant.person().type(words).code());
        }
        plant.awaitValues("plant/l1/m1/power");
        plant.awaitValues("plant/l2/m2/power");
    }

    @AfterAll
    void end() {
        plant.close();
    }

    static Stream<Row> rows() {
        return CommandRights.rows().stream();
    }

    /** A new command without a line in the table, or a line for a command that is gone, ends here. */
    @Test
    void everyCommandIsInTheTableOrStaysOnThisMachine() {
        Set<String> commands = CommandTree.of(Wiring.commands(Map.of()))
                .filter(command -> !CommandTree.onlyANoun(command))
                .map(CommandTree::path)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asking = commands.stream()
                .filter(command -> !CommandRights.LOCAL.containsKey(command))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> without = asking.stream()
                .filter(command -> rows().noneMatch(row -> row.of(command)))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), without, "commands about which nobody has said who may use them");
        assertEquals(
                List.of(),
                rows().filter(row -> asking.stream().noneMatch(row::of)).toList(),
                "lines of no command");
        assertTrue(commands.containsAll(CommandRights.LOCAL.keySet()), commands.toString());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRoleMayWhatTheTableSaysAndNothingElse(Row row) {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.builtIn()) {
            String name = role.name();
            Came whole = typed(row, name, "/");
            Came inside = typed(row, name, "plant/l1");
            Came outside = typed(row, name, "plant/l2");
            if (row.allows(name)) {
                expect(whole.well(), "everywhere", name, whole, wrong);
                expect(placed(row) ? inside.well() : inside.refused(row), "inside", name, inside, wrong);
                expect(elsewhere(row, outside), "elsewhere", name, outside, wrong);
            } else {
                expect(whole.refused(row), "everywhere", name, whole, wrong);
                expect(inside.refused(row), "inside", name, inside, wrong);
                expect(outside.refused(row), "elsewhere", name, outside, wrong);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobodyMayAnything(Row row) {
        for (String token : List.of("mw_000000000000_0000", "mw_" + "a".repeat(12) + "_" + "b".repeat(43))) {
            Came came = came(row, "", token);
            assertEquals(4, came.code, came.toString());
            assertTrue(came.err.contains("[server.token.invalid]"), came.toString());
            assertTrue(came.unchanged, came.toString());
        }
    }

    private static void expect(boolean right, String where, String role, Came came, List<String> wrong) {
        if (!right) {
            wrong.add(role + " " + where + ": " + came);
        }
    }

    /** Commands that act on one machine work for whoever has the role there; all others take it over the whole plant. */
    private static boolean placed(Row row) {
        return !row.elsewhere().equals("plant") && !row.words().contains("{foreign}");
    }

    private static boolean elsewhere(Row row, Came came) {
        return switch (row.elsewhere()) {
            case "own" -> came.well();
            case "list" -> came.well() && !came.out.contains("l1");
            default -> came.refused(row);
        };
    }

    /** What came of a line, and whether anything in the plant is another than before. */
    private record Came(String words, int code, String out, String err, boolean unchanged) {
        boolean well() {
            return code == 0;
        }

        boolean refused(Row row) {
            boolean right = code == 4 && err.contains("[server.right.missing]");
            boolean hidden = (code == 3 || code == 2) && err.contains("[" + row.elsewhere());
            return (right || (hidden && row.elsewhere().contains("."))) && unchanged && out.isEmpty();
        }
    }

    private Came typed(Row row, String role, String scope) {
        return came(row, role + "@" + scope, plant.token(role, scope));
    }

    private Came came(Row row, String person, String token) {
        String[] words = filled(row, person);
        boolean watched = person.isEmpty() || !row.allows(person.replaceFirst("@.*", "")) || !person.endsWith("/");
        String before = watched ? plant.state() : "";
        Map<String, String> environment =
                Map.of(Home.VARIABLE, plant.home.folder().toString(), "MILLWRIGHT_TOKEN", token);
        Typed typed = new Typed(Wiring.commands(environment)).type(words);
        while (typed.err().contains("[server.rate.exceeded]")) {
            // The door lets so many through a second and says when to come again.
            LockSupport.parkNanos(100_000_000);
            typed.type(words);
        }
        return new Came(
                String.join(" ", words),
                typed.code(),
                typed.out(),
                typed.err(),
                !watched || before.equals(plant.state()));
    }

    /** The line with what it names in place, and the plant so that the line can be done. */
    private String[] filled(Row row, String person) {
        Map<String, String> holes = new HashMap<>();
        String line = String.join(" ", row.words());
        prepare(line);
        holes.put("{warning}", ServedPlant.warning(MACHINE).id());
        holes.put("{file}", folder.resolve("values.csv").toString());
        holes.put("{folder}", folder.resolve("copy").toString());
        holes.put("{nobody}", "person-" + ++people);
        if (line.contains("{somebody}")) {
            holes.put("{somebody}", somebody(line.contains("revoke")).name());
        }
        if (line.contains("{moment}")) {
            holes.put("{moment}", moment());
        }
        holes.put("{last}", String.valueOf(store().versions().size()));
        if (line.contains("{token}") && !person.isEmpty()) {
            holes.put("{token}", token(person));
        }
        if (line.contains("{foreign}")) {
            holes.put("{foreign}", token(somebody(false).name()));
        }
        return row.words().stream().map(word -> holes.getOrDefault(word, word)).toArray(String[]::new);
    }

    private org.millwright.program.settings.SettingsStore store() {
        return plant.parts.plant().configuration().store();
    }

    private void prepare(String line) {
        if (line.startsWith("connect start spare") || line.startsWith("connect stop spare")) {
            spare(line.contains("stop"));
        } else if (line.startsWith("connect rm spare")) {
            spare(false);
        } else if (line.startsWith("asset rm")) {
            plant.person().type("asset", "add", MACHINE, "--name", "Press");
        } else if (line.startsWith("warn watch rm")) {
            plant.person().type("warn", "watch", "add", MACHINE);
        } else if (line.startsWith("warn s") || line.startsWith("warn close")) {
            Life fresh = Life.raised(Instant.parse("2026-11-25T06:01:00Z"));
            plant.parts.plant().desk().act(ServedPlant.warning(MACHINE).id(), (life, now) -> fresh);
        } else if (line.startsWith("tag tail")) {
            measured();
        } else if (line.startsWith("config secret")) {
            plant.parts.plant().configuration().secrets().keep("spare", "x");
        }
    }

    private void spare(boolean running) {
        Plant.Configuration configuration = plant.parts.plant().configuration();
        configuration.store().settings().connection("line-1").ifPresent(line -> configuration
                .store()
                .change(
                        List.of(Change.of(new org.millwright.program.settings.Settings.Line(
                                "spare", "sample", "here", running, line.interval(), Map.of(), List.of()))),
                        "test",
                        "spare"));
    }

    /** A value of just now. */
    private void measured() {
        Block.Builder rows = new Block.Builder(List.of(Tag.of("power")), 1);
        rows.row(System.currentTimeMillis() * 1_000);
        rows.set(0, 7);
        plant.parts
                .plant()
                .history()
                .historian()
                .apply(new Batch("now", List.of(new Batch.Rows(sequence++, AssetPath.of(MACHINE), rows.build()))));
    }

    private String moment() {
        return plant.parts
                .plant()
                .notes()
                .keep(new Plant.Noted("", AssetPath.of(MACHINE), 1_000, 2_000, "note", "oil", "", "test"))
                .id();
    }

    private Accounts accounts() {
        return plant.parts.door().desks().accounts();
    }

    private Person somebody(boolean granted) {
        Person person = accounts().add(Acting.localOwner(), "person-" + ++people);
        if (granted) {
            accounts().grant(Acting.localOwner(), new Grant(person.id(), "Viewer", AssetId.PLANT));
        }
        return person;
    }

    /** The id of one more token of a person. */
    private String token(String person) {
        String id = plant.parts
                .door()
                .desks()
                .stores()
                .people()
                .named(person)
                .orElseThrow()
                .id();
        Acting acting = new Acting(id, new Acting.Session("s"));
        Acting.Limit limit = new Acting.Limit(Set.of(Action.STATUS_READ), Set.of(AssetId.PLANT));
        return plant.parts
                .door()
                .desks()
                .tokens()
                .make(acting, "spare", limit, Duration.ofDays(1))
                .split("_", -1)[1];
    }
}
