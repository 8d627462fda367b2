package org.millwright.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Links.Link;
import org.millwright.access.identity.Sessions.Session;
import org.millwright.access.identity.Stores;
import org.millwright.access.identity.Tokens.Token;
import org.millwright.audit.Sha256;

class DatabaseTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00.123456Z");

    @TempDir
    Path home;

    private Path file;
    private Database database;
    private Stores stores;

    @BeforeEach
    void open() {
        file = home.resolve("millwright.db");
        database = Database.open(file);
        stores = database.stores();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        database.close();
        open();
    }

    private static String code(Runnable refused) {
        return assertThrows(MillwrightException.class, refused::run)
                .problem()
                .message()
                .code();
    }

    @Test
    void accountsAreKeptAndFoundWhateverTheCaseOfTheName() {
        Person anna = new Person("1", "Änna", "oidc", true);
        stores.people().save(anna);
        stores.credentials().savePasswordHash("1", "phc 1");
        stores.credentials().savePasswordHash("1", "phc 2");
        reopen();

        assertEquals(anna, stores.people().find("1").orElseThrow());
        assertEquals(anna, stores.people().named(" ÄNNA ").orElseThrow());
        assertEquals("phc 2", stores.credentials().passwordHash("1").orElseThrow());
        assertTrue(stores.people().named("anna").isEmpty());
        assertEquals("sqlite.person.taken", code(() -> stores.people().save(new Person("2", "änna", null, true))));
        stores.people().save(new Person("1", "Anna", null, false));
        assertEquals(
                List.of(new Person("1", "Anna", null, false)), stores.people().all());
    }

    /** Rules that were compiled under a version are those of the version: each change raises it, nothing else does. */
    @Test
    void eachChangeOfRightsRaisesTheVersionAlsoOverRestarts() {
        Grant grant = new Grant("1", "Viewer", new AssetId("plant/line 1"));
        long version = stores.grants().version();
        stores.people().save(new Person("1", "Anna", null, true));
        assertEquals(version + 1, stores.grants().version());
        stores.grants().add(grant);
        assertEquals(version + 2, stores.grants().version());
        stores.grants().add(grant);
        assertFalse(stores.grants().remove(new Grant("1", "Viewer", AssetId.PLANT)));
        assertEquals(version + 2, stores.grants().version(), "nothing changed");
        reopen();
        assertEquals(List.of(grant), stores.grants().all());
        assertTrue(stores.grants().remove(grant));
        assertEquals(version + 3, stores.grants().version());
    }

    @Test
    void ownRolesAreKeptChangedAndRemoved() {
        stores.grants().saveRole(new Role("Reader", Set.of(Action.VALUE_READ, Action.LABEL)));
        reopen();
        assertEquals(
                List.of(new Role("Reader", Set.of(Action.VALUE_READ, Action.LABEL))),
                stores.grants().ownRoles());
        stores.grants().saveRole(new Role("Reader", Set.of()));
        assertEquals(List.of(), stores.grants().ownRoles());
    }

    @Test
    void sessionsAreKeptTouchedAndEnded() {
        Session one = new Session(Sha256.of("a"), "id a", "1", NOW, NOW, "127.0.0.1");
        Session two = new Session(Sha256.of("b"), "id b", "1", NOW.plusSeconds(1), NOW.plusSeconds(1), "::1");
        stores.sessions().save(one);
        stores.sessions().save(two);
        stores.sessions().touch(two.secret(), NOW.plusSeconds(9));
        reopen();

        assertEquals(one, stores.sessions().find(Sha256.of("a")).orElseThrow());
        assertEquals(
                NOW.plusSeconds(9),
                stores.sessions().find(Sha256.of("b")).orElseThrow().used());
        assertEquals(
                List.of("id b", "id a"),
                stores.sessions().of("1").stream().map(Session::id).toList());
        assertTrue(stores.sessions().end(Sha256.of("a")));
        assertFalse(stores.sessions().end(Sha256.of("a")));
        stores.sessions().endAllOf("1");
        assertEquals(List.of(), stores.sessions().of("1"));
    }

    @Test
    void tokensAreKeptWithTheirLimits() {
        var limit = new Acting.Limit(
                Set.of(Action.VALUE_READ, Action.DATA_EXPORT), Set.of(AssetId.PLANT, new AssetId("plant/line, 1")));
        Token token = new Token("abcdefghijkl", Sha256.of("s"), "1", "report", limit, NOW, null);
        stores.tokens().save(token);
        reopen();

        assertEquals(token, stores.tokens().find("abcdefghijkl").orElseThrow());
        stores.tokens().touch("abcdefghijkl", NOW);
        assertEquals(NOW, stores.tokens().of("1").getFirst().used());
        assertTrue(stores.tokens().revoke("abcdefghijkl"));
        assertFalse(stores.tokens().revoke("abcdefghijkl"));
    }

    /** Of many that take a link at the same moment exactly one gets it. */
    @Test
    void aLinkIsTakenOnce() throws InterruptedException {
        Link link = new Link(Sha256.of("l"), "first", "", NOW);
        stores.links().save(link);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> stores.links().take(Sha256.of("l")).ifPresent(one -> taken.incrementAndGet())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, taken.get());
        stores.links().save(link);
        stores.links().forget(NOW.plusSeconds(1));
        assertTrue(stores.links().take(Sha256.of("l")).isEmpty());
    }

    /** Names and ids are values, never a part of a statement. */
    @Test
    void hostileTextsAreKeptAsTheyAre() {
        Person hostile = new Person("'; DROP TABLE person; --", "x' OR '1'='1", null, true);
        stores.people().save(hostile);

        assertEquals(hostile, stores.people().named("x' OR '1'='1").orElseThrow());
        assertEquals(1, stores.people().all().size());
    }

    @Test
    void aFailureInTheMiddleLeavesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> database.together(sql -> {
                    sql.change("INSERT INTO credential (person, phc) VALUES ('1', 'x')");
                    throw new IllegalStateException("in the middle");
                }));
        assertTrue(stores.credentials().passwordHash("1").isEmpty());
        stores.credentials().savePasswordHash("1", "phc");
        reopen();
        assertEquals("phc", stores.credentials().passwordHash("1").orElseThrow());
    }

    @Test
    void theFileIsForItsOwnerAloneAndForcedAtEachCommit() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        int synchronous = database.with(sql -> sql.first("PRAGMA synchronous", row -> row.getInt(1)))
                .orElseThrow();
        String journal = database.with(sql -> sql.first("PRAGMA journal_mode", row -> row.getString(1)))
                .orElseThrow();
        assertEquals(2, synchronous, "FULL");
        assertEquals("wal", journal);
    }

    @Test
    void whatIsNoDatabaseIsRefusedByName() throws IOException {
        Path other = home.resolve("other.db");
        Files.writeString(other, "this is a text, and it is long enough to be read as the head of a file ".repeat(20));

        assertEquals("sqlite.file.unusable", code(() -> Database.open(other)));
        assertTrue(Files.readString(other).startsWith("this is a text"), "it was not touched");
        assertEquals("sqlite.file.unusable", code(() -> Database.open(home.resolve("nowhere/x.db"))));
        assertEquals("sqlite.file.unusable", code(() -> Database.open(home)));
    }

    @Test
    void aFileOfANewerProgramAndAChangedScriptAreRefused() throws SQLException {
        database.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            new Sql(connection).change("INSERT INTO migration (name, sha256) VALUES ('V999__future', 'x')");
        }
        assertEquals("sqlite.file.newer", code(() -> Database.open(file)));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            new Sql(connection).change("DELETE FROM migration WHERE name = 'V999__future'");
            new Sql(connection).change("UPDATE migration SET sha256 = 'x' WHERE name = 'V001__accounts'");
        }
        assertEquals("sqlite.script.changed", code(() -> Database.open(file)));
    }

    @Test
    void aFullDatabaseRefusesAndKeepsWhatItHas() {
        stores.people().save(new Person("1", "Anna", null, true));
        database.with(sql -> sql.list("PRAGMA max_page_count = 1", row -> row.getInt(1)));
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 200 && codes.isEmpty(); i++) {
            String phc = "x".repeat(4_000);
            String person = "p" + i;
            try {
                stores.credentials().savePasswordHash(person, phc);
            } catch (MillwrightException full) {
                codes.add(full.problem().message().code());
            }
        }
        assertEquals(List.of("sqlite.file.full"), codes);
        assertEquals("Anna", stores.people().find("1").orElseThrow().name());
    }
}
