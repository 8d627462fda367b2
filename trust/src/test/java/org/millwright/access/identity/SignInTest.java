package org.millwright.access.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;

class SignInTest {
    private static final String GOOD = "three blue presses hum";
    private static final String HOME = "127.0.0.1";

    private final MemoryStores memory = new MemoryStores();
    private final List<Entry> log = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private Instant now = Instant.parse("2026-11-25T06:00:00Z");
    private int hashed;

    private final AuditLog audit = new AuditLog() {
        @Override
        public long append(Entry entry) {
            log.add(entry);
            return log.size() - 1L;
        }

        @Override
        public long appendForced(Entry entry) {
            return append(entry);
        }

        @Override
        public State state() {
            return new State(true, "", log.size());
        }

        @Override
        public void close() {}
    };

    /** Hashes in no time; a hash that starts with old is outdated. */
    private final Passwords quick = new Passwords() {
        @Override
        public String hash(String password) {
            return "new " + password;
        }

        @Override
        public boolean matches(String password, String phc) {
            hashed++;
            return phc.endsWith(" " + password);
        }

        @Override
        public boolean outdated(String phc) {
            return phc.startsWith("old");
        }

        @Override
        public String nobodys() {
            return "nobody";
        }
    };

    private final SignIn signIn = new SignIn(memory.stores(), quick, audit, () -> now, random);
    private final Accounts accounts =
            new Accounts(memory.stores(), quick, signIn, audit, new Accounts.Chance(() -> now, random));
    private final TokenDesk tokens = new TokenDesk(memory.stores(), audit, () -> now, random);

    private SignIn.SignedIn first() {
        return accounts.first(accounts.link(Accounts.FIRST, ""), "Anna", GOOD, HOME);
    }

    private static String code(Runnable refused) {
        return assertThrows(MillwrightException.class, refused::run)
                .problem()
                .message()
                .code();
    }

    @Test
    void theFirstPersonComesByALinkThatWorksOnceAndFifteenMinutes() {
        assertTrue(accounts.needsFirstPerson());
        String old = accounts.link(Accounts.FIRST, "");
        now = now.plus(Duration.ofMinutes(15));
        assertEquals("access.link.spent", code(() -> accounts.first(old, "Anna", GOOD, HOME)));

        String link = accounts.link(Accounts.FIRST, "");
        assertTrue(link.length() >= 43, "256 bits");
        assertTrue(memory.links.keySet().stream().noneMatch(hash -> hash.hex().contains(link)));
        assertEquals("access.password.length", code(() -> accounts.first(link, "Anna", "short", HOME)));
        SignIn.SignedIn anna = accounts.first(link, "Anna", GOOD, HOME);
        assertFalse(accounts.needsFirstPerson());
        assertEquals(
                Set.of("Administrator", "Engineer"),
                Set.copyOf(memory.grants.stream().map(Grant::role).toList()));
        assertEquals(
                anna.person().id(), signIn.known(anna.secret()).orElseThrow().person());
        assertEquals("access.link.spent", code(() -> accounts.first(link, "Eve", GOOD, HOME)));
        String second = accounts.link(Accounts.FIRST, "");
        assertEquals("access.first.taken", code(() -> accounts.first(second, "Eve", GOOD, HOME)));
    }

    @Test
    void aLinkOfOnePurposeDoesNotServeAnother() {
        Person anna = first().person();
        String link = accounts.link(Accounts.ENTER, anna.id());

        assertEquals("access.link.spent", code(() -> accounts.password(link, GOOD, HOME)));
        assertEquals("access.link.spent", code(() -> accounts.enter(link, HOME)), "the wrong try used it up");
        assertEquals(
                anna,
                accounts.enter(accounts.link(Accounts.ENTER, anna.id()), HOME).person());
    }

    /** An unknown name costs a hash too, and gets the same words. */
    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() {
        first();
        hashed = 0;
        var wrong = assertThrows(MillwrightException.class, () -> signIn.byPassword("Anna", "wrong", HOME));
        var unknown = assertThrows(MillwrightException.class, () -> signIn.byPassword("Eve", "wrong", HOME));

        assertEquals(2, hashed);
        assertEquals(wrong.problem(), unknown.problem());
        assertEquals("sign-in.failed", log.getLast().action());
        assertTrue(log.stream().noneMatch(entry -> entry.toString().contains("wrong")), "no password in the log");
    }

    /** A page that only listens uses nothing: it hears until its session ends, and does not keep it from ending. */
    @Test
    void listeningKeepsNoSessionFromEnding() {
        first();
        String session = signIn.byPassword("anna", GOOD, HOME).secret();
        assertTrue(signIn.lasts(session));
        for (int minute = 0; minute < 30; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            assertTrue(signIn.lasts(session), "minute " + minute);
        }
        now = now.plusSeconds(1);
        assertFalse(signIn.lasts(session));
        assertFalse(signIn.lasts("nobody's"));
        String other = signIn.byPassword("anna", GOOD, HOME).secret();
        signIn.out(other);
        assertFalse(signIn.lasts(other));
    }

    @Test
    void aSessionEndsByIdlenessByAgeAndBySigningOut() {
        first();
        String idle = signIn.byPassword("anna", GOOD, HOME).secret();
        now = now.plus(Duration.ofMinutes(30)).plusSeconds(1);
        assertTrue(signIn.known(idle).isEmpty());
        now = now.minus(Duration.ofHours(1));
        assertTrue(signIn.known(idle).isEmpty(), "a clock that steps back revives nothing");

        String used = signIn.byPassword("anna", GOOD, HOME).secret();
        int steps = 0;
        while (signIn.known(used).isPresent()) {
            now = now.plus(Duration.ofMinutes(20));
            steps++;
            assertTrue(steps < 100, "it never ends");
        }
        assertEquals(37, steps, "12 hours in steps of 20 minutes, and one beyond");

        String left = signIn.byPassword("anna", GOOD, HOME).secret();
        signIn.out(left);
        assertTrue(signIn.known(left).isEmpty());
        assertTrue(signIn.known("guess").isEmpty());
    }

    @Test
    void aNewPasswordAndAChangeOfRolesEndEverySession() {
        SignIn.SignedIn anna = first();
        SignIn.SignedIn again =
                accounts.password(accounts.link(Accounts.PASSWORD, anna.person().id()), "four red mills turn", HOME);
        assertTrue(signIn.known(anna.secret()).isEmpty());
        assertTrue(signIn.known(again.secret()).isPresent());
        assertEquals("access.signin.refused", code(() -> signIn.byPassword("Anna", GOOD, HOME)));

        Acting who = signIn.known(again.secret()).orElseThrow();
        accounts.grant(who, new Grant(anna.person().id(), "Viewer", AssetId.PLANT));
        assertTrue(signIn.known(again.secret()).isEmpty());
        assertEquals("grant.added", log.getLast().action());
    }

    @Test
    void aClosedAccountIsOutAtOnce() {
        SignIn.SignedIn anna = first();
        Acting who = signIn.known(anna.secret()).orElseThrow();
        String token = tokens.make(who, "report", limit(), Duration.ofDays(1));
        assertTrue(tokens.known(token).isPresent());
        accounts.close(who, anna.person().id());

        assertTrue(signIn.known(anna.secret()).isEmpty());
        assertTrue(tokens.known(token).isEmpty());
        assertEquals("access.signin.refused", code(() -> signIn.byPassword("Anna", GOOD, HOME)));
    }

    /** The wait doubles from one second to a minute and never becomes a lock. */
    @Test
    void failuresMakeTheNextTryWaitLongerButNeverForGood() {
        first();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            assertEquals("access.signin.refused", code(() -> signIn.byPassword("Anna", "wrong", HOME)));
            long waited = 0;
            while (true) {
                try {
                    signIn.byPassword("Anna", "wrong again", "10.0.0." + waited);
                } catch (MillwrightException refused) {
                    if (!(refused.problem() instanceof Problem.Exhausted)) {
                        break;
                    }
                }
                now = now.plusSeconds(1);
                waited++;
            }
            waits.add(waited);
            now = now.plusSeconds(60);
        }
        assertEquals(0, waits.getFirst());
        assertTrue(waits.stream().allMatch(seconds -> seconds <= 60), waits.toString());
        assertEquals(60, waits.getLast());
        assertEquals(
                "Anna", signIn.byPassword("Anna", GOOD, "10.1.1.1").person().name());
    }

    @Test
    void anOutdatedHashIsMadeAnewAtSignIn() {
        Person anna = first().person();
        memory.hashes.put(anna.id(), "old " + GOOD);
        signIn.byPassword("Anna", GOOD, HOME);

        assertEquals("new " + GOOD, memory.hashes.get(anna.id()));
    }

    @Test
    void weakPasswordsAreRefusedWithTheirFault() {
        for (String weak : List.of("123456789012", "aaaaaaaaaaaaaaa", "ababababababab", "anna-anna-anna-1")) {
            assertEquals("access.password.common", code(() -> PasswordRules.check("Anna", weak)), weak);
        }
        assertEquals("access.password.length", code(() -> PasswordRules.check("Anna", "x".repeat(257))));
        PasswordRules.check("Anna", "维修工程师的密码很长很长");
    }

    private static Acting.Limit limit() {
        return new Acting.Limit(Set.of(Action.VALUE_READ), Set.of(AssetId.PLANT));
    }

    @Test
    void aTokenIsKnownByItsSecretUntilItEnds() {
        SignIn.SignedIn anna = first();
        Acting who = signIn.known(anna.secret()).orElseThrow();
        String token = tokens.make(who, "report", limit(), Duration.ofDays(30));

        assertTrue(token.matches("mw_[A-Za-z0-9]{12}_[A-Za-z0-9_-]{43}"), token);
        Acting.Token via = assertInstanceOf(
                Acting.Token.class, tokens.known(token).orElseThrow().via());
        assertEquals(limit(), via.limit());
        assertTrue(tokens.known(token.substring(0, token.length() - 1) + "!").isEmpty());
        String other = tokens.make(who, "other", limit(), Duration.ofDays(30));
        String mixed = token.substring(0, 16) + other.substring(16);
        assertNotEquals(token, mixed);
        assertTrue(tokens.known(mixed).isEmpty(), "the id of one with the secret of another");
        now = now.plus(Duration.ofDays(30));
        assertTrue(tokens.known(token).isEmpty());
        tokens.revoke(who, via.id());
        assertEquals("access.token.unknown", code(() -> tokens.revoke(who, via.id())));
        assertTrue(memory.tokens.values().stream()
                .noneMatch(one -> token.contains(one.secret().hex())));
    }

    @Test
    void aTokenMakesNoTokenAndNoneLastsOverAYear() {
        Acting who = signIn.known(first().secret()).orElseThrow();
        Acting byToken =
                tokens.known(tokens.make(who, "t", limit(), Duration.ofDays(1))).orElseThrow();

        assertEquals("access.token.maker", code(() -> tokens.make(byToken, "t2", limit(), Duration.ofDays(1))));
        assertEquals("access.token.terms", code(() -> tokens.make(who, "t2", limit(), Duration.ofDays(367))));
        assertEquals("access.token.terms", code(() -> tokens.make(who, " ", limit(), Duration.ofDays(1))));
    }

    @Test
    void aProofServesItsPersonOnceForFiveMinutes() {
        SignIn.SignedIn anna = first();
        Acting who = signIn.known(anna.secret()).orElseThrow();
        var proofs = new PasswordProofs(signIn, memory.stores().people(), () -> now, random);
        String id = anna.person().id();

        String used = proofs.again(who, GOOD, HOME);
        assertFalse(proofs.take("somebody else", used));
        assertFalse(proofs.take(id, used), "the wrong try used it up");
        String fresh = proofs.again(who, GOOD, HOME);
        assertTrue(proofs.take(id, fresh));
        assertFalse(proofs.take(id, fresh));
        String old = proofs.again(who, GOOD, HOME);
        now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        assertFalse(proofs.take(id, old));
        assertEquals("access.signin.refused", code(() -> proofs.again(who, "wrong", HOME)));
    }

    @Test
    void unknownRolesAndGrantsAreNamed() {
        SignIn.SignedIn anna = first();
        Acting who = signIn.known(anna.secret()).orElseThrow();

        assertEquals(
                "access.role.unknown",
                code(() -> accounts.grant(who, new Grant(anna.person().id(), "King", AssetId.PLANT))));
        assertEquals("access.person.unknown", code(() -> accounts.grant(who, new Grant("x", "Viewer", AssetId.PLANT))));
        assertEquals("access.grant.unknown", code(() -> accounts.revoke(who, new Grant("x", "Viewer", AssetId.PLANT))));
        assertEquals("access.person.name", code(() -> accounts.add(who, "a\nb")));
    }

    @Test
    void secretsDoNotStandInTexts() {
        SignIn.SignedIn anna = first();

        assertFalse(anna.toString().contains(anna.secret()), anna.toString());
        assertTrue(log.stream().noneMatch(entry -> entry.toString().contains(anna.secret())));
    }
}
