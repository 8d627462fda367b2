package org.millwright.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

class GuardTest {
    private static final AssetId PRESS = new AssetId("plant/press");
    private static final AssetId OVEN = new AssetId("plant/oven");

    @TempDir
    Path home;

    private final Memory log = new Memory();
    private final Set<String> holding = new HashSet<>(Set.of("speed == 38.5"));
    private Instant now = Instant.parse("2026-11-25T06:00:00Z");
    private KillSwitch kill;
    private Guard guard;

    /** Keeps entries in memory; may refuse. */
    private static final class Memory implements AuditLog {
        final List<Entry> entries = new ArrayList<>();
        boolean full;

        @Override
        public synchronized long append(Entry entry) {
            if (full) {
                throw new MillwrightException(new Problem.Exhausted(Message.of("audit.log.test", "full")));
            }
            entries.add(entry);
            return entries.size() - 1L;
        }

        @Override
        public long appendForced(Entry entry) {
            return append(entry);
        }

        @Override
        public AuditLog.State state() {
            return new AuditLog.State(!full, "", entries.size());
        }

        @Override
        public void close() {}

        Entry last() {
            return entries.getLast();
        }
    }

    @BeforeEach
    void start() {
        kill = new KillSwitch(home.resolve("kill"));
        guard = new Guard(policy(1, grants()), log, safeguards(true), () -> now);
    }

    private Safeguards safeguards(boolean writing) {
        return new Safeguards(kill, (person, proof) -> proof.equals("proof of " + person), holding::contains, writing);
    }

    private static List<Grant> grants() {
        return List.of(
                new Grant("eng", "Engineer", AssetId.PLANT),
                new Grant("eng", "Approver", AssetId.PLANT),
                new Grant("ann", "Approver", AssetId.PLANT),
                new Grant("bob", "Approver", AssetId.PLANT),
                new Grant("eng2", "Approver", AssetId.PLANT),
                new Grant("adm", "Administrator", AssetId.PLANT),
                new Grant("ovenman", "Operator", OVEN));
    }

    private static Policy policy(long version, List<Grant> grants) {
        List<Person> persons = List.of(
                new Person("eng", "Eng", "oidc-7", true),
                new Person("eng2", "Eng's second account", "oidc-7", true),
                new Person("ann", "Ann", null, true),
                new Person("bob", "Bob", null, true),
                new Person("adm", "Adm", null, true),
                new Person("ovenman", "Oven", null, true));
        return new Policy(
                version,
                AssetTree.ofPaths(List.of(PRESS.value(), OVEN.value())),
                new Policy.Rules(persons, List.of(), grants));
    }

    private static Act act(String... steps) {
        return new Act(Action.WRITE, PRESS, List.of(steps), List.of("speed == 38.5"), "slower", "");
    }

    private Proposal approve(String person, Proposal proposal) {
        return guard.approve(
                Worlds.atScreen(person), proposal.id(), proposal.act().sha256(), "proof of " + person);
    }

    private Proposal approved(String... steps) {
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act(steps));
        approve("ann", proposal);
        return approve("bob", proposal);
    }

    private static String code(Runnable refused) {
        return assertThrows(MillwrightException.class, refused::run)
                .problem()
                .message()
                .code();
    }

    @Test
    void twoOthersApproveThenEachStepGetsOnePermit() {
        Proposal proposal = approved("speed = 40", "speed = 42");
        assertEquals(Proposal.State.APPROVED, proposal.state());

        Permit first = guard.permit(proposal.id());
        Permit second = guard.permit(proposal.id());
        assertEquals("speed = 40", first.step());
        assertEquals("speed = 42", second.step());
        first.spend(proposal.act().sha256(), "speed = 40");
        guard.ended(first, Guard.Outcome.DONE, "");
        assertEquals("DONE", log.last().decision());
        assertEquals("access.act.stale", code(() -> guard.permit(proposal.id())), "a third permit for two steps");
    }

    @Test
    void aPermitWorksOnceForItsStepAndTenSeconds() {
        Proposal proposal = approved("speed = 40", "speed = 41", "speed = 42");
        Sha256 hash = proposal.act().sha256();
        Permit used = guard.permit(proposal.id());
        used.spend(hash, "speed = 40");
        assertEquals("access.permit.spent", code(() -> used.spend(hash, "speed = 40")));

        Permit other = guard.permit(proposal.id());
        assertEquals("access.permit.other", code(() -> other.spend(hash, "speed = 99")));
        assertEquals("access.permit.spent", code(() -> other.spend(hash, "speed = 41")), "a wrong try uses it up");

        Permit old = guard.permit(proposal.id());
        now = now.plusSeconds(10);
        assertEquals("access.permit.old", code(() -> old.spend(hash, "speed = 42")));
    }

    /** The same human being under two accounts of one sign-on subject is one person. */
    @Test
    void theProposerCannotApproveNotEvenUnderAnotherAccountAndNobodyApprovesTwice() {
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));
        assertEquals("access.approval.refused", code(() -> approve("eng", proposal)));
        assertEquals("access.approval.refused", code(() -> approve("eng2", proposal)));
        approve("ann", proposal);
        assertEquals("access.approval.refused", code(() -> approve("ann", proposal)));
        assertEquals("access.act.stale", code(() -> guard.permit(proposal.id())), "one approval is not enough");
    }

    @Test
    void thePersonBehindAProposingAgentCannotApprove() {
        Acting agent = new Acting(
                "eng",
                new Acting.AgentRun(
                        "run 1", "set", new Acting.Limit(Set.of(Action.PROPOSE, Action.WRITE), Set.of(AssetId.PLANT))));
        Proposal proposal = guard.propose(agent, act("speed = 40"));

        assertEquals("access.approval.refused", code(() -> approve("eng", proposal)));
    }

    @Test
    void tokensAgentsAndTheCommandLineApproveNothing() {
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));
        var all = new Acting.Limit(Set.of(Action.values()), Set.of(AssetId.PLANT));
        List<Acting> hands = List.of(
                new Acting("ann", new Acting.Token("t", all)),
                new Acting("ann", new Acting.AgentRun("run", "tool", all)),
                new Acting("ann", new Acting.Machinery("flow", "f")),
                Acting.localOwner());
        for (Acting hand : hands) {
            assertEquals(
                    "access.approval.refused",
                    code(() ->
                            guard.approve(hand, proposal.id(), proposal.act().sha256(), "proof of " + hand.person())));
        }
    }

    @Test
    void anApprovalOfSomethingElseIsRefusedAndBothHashesAreOnRecord() {
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));
        Sha256 seen = act("speed = 41").sha256();

        assertEquals(
                "access.approval.refused",
                code(() -> guard.approve(Worlds.atScreen("ann"), proposal.id(), seen, "proof of ann")));
        assertEquals(proposal.act().sha256(), log.last().arguments());
        assertTrue(log.last().decision().contains(seen.hex()), log.last().decision());
    }

    @Test
    void withoutAProofOrARightAnApprovalIsRefused() {
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));
        Sha256 seen = proposal.act().sha256();

        assertEquals(
                "access.approval.refused",
                code(() -> guard.approve(Worlds.atScreen("ann"), proposal.id(), seen, "proof of bob")));
        assertEquals("access.approval.refused", code(() -> approve("adm", proposal)));
        assertEquals("access.proposal.unknown", code(() -> approve("ovenman", proposal)));
    }

    @Test
    void theKillSwitchStopsBetweenApprovalPermitAndWrite() {
        Proposal first = approved("speed = 40");
        Proposal second = approved("speed = 40");
        Permit permit = guard.permit(first.id());
        guard.engageKill(Worlds.atScreen("ann"), PRESS);

        assertEquals("access.act.stale", code(() -> permit.spend(first.act().sha256(), "speed = 40")));
        assertEquals("access.act.stale", code(() -> guard.permit(second.id())));
        assertEquals("act.void", log.last().action());
        guard = new Guard(policy(1, grants()), log, safeguards(true), () -> now);
        Proposal third = approved("speed = 40");
        assertEquals("access.act.stale", code(() -> guard.permit(third.id())), "it survives a restart");
    }

    @Test
    void twoPersonsReleaseTheKillSwitch() {
        guard.engageKill(Worlds.atScreen("ovenman"), OVEN);
        Act release = new Act(Action.KILL_RELEASE, OVEN, List.of("release"), List.of(), "mended", "");
        Proposal proposal = guard.propose(Worlds.atScreen("adm"), release);
        approve("ann", proposal);
        assertEquals("access.act.stale", code(() -> guard.releaseKill(proposal.id())));
        assertEquals(1, kill.engaged().size());
        approve("bob", proposal);
        guard.releaseKill(proposal.id());

        assertEquals(List.of(), kill.engaged());
        Proposal write = approved("speed = 40");
        assertEquals("access.proposal.unknown", code(() -> guard.releaseKill(write.id())), "another kind of act");
    }

    @Test
    void aKillFileMadeByHandStopsThePlant() throws IOException {
        Proposal proposal = approved("speed = 40");
        Files.createFile(home.resolve("kill"));

        assertEquals("access.act.stale", code(() -> guard.permit(proposal.id())));
        Files.writeString(home.resolve("kill"), "nonsense\n");
        assertEquals(AssetId.PLANT, kill.engaged().getFirst().scope());
    }

    @Test
    void aKillSwitchElsewhereDoesNotStopThis() {
        Proposal proposal = approved("speed = 40");
        guard.engageKill(Worlds.atScreen("ovenman"), OVEN);

        guard.permit(proposal.id());
    }

    @Test
    void whatChangesAfterApprovalVoidsIt() {
        Proposal condition = approved("speed = 40");
        holding.clear();
        assertEquals("access.act.stale", code(() -> guard.permit(condition.id())));
        holding.add("speed == 38.5");
        assertEquals("access.act.stale", code(() -> guard.permit(condition.id())), "void stays void");

        Proposal right = approved("speed = 40");
        guard.adopt(policy(2, grants().subList(0, 3)));
        assertEquals("access.act.stale", code(() -> guard.permit(right.id())), "bob has no right any more");
    }

    @Test
    void aProposalToWriteEndsAfterTenMinutes() {
        Proposal proposal = approved("speed = 40");
        now = now.plusSeconds(600);

        assertEquals("access.act.stale", code(() -> guard.permit(proposal.id())));
        assertEquals(
                Proposal.State.VOID,
                guard.proposal(Worlds.atScreen("eng"), proposal.id()).state());
    }

    @Test
    void whereNothingIsWrittenAnActIsADraft() {
        guard = new Guard(policy(1, grants()), log, safeguards(false), () -> now);
        Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));

        assertEquals(Proposal.State.DRAFT, proposal.state());
        assertEquals("access.approval.refused", code(() -> approve("ann", proposal)));
        assertEquals("access.act.stale", code(() -> guard.permit(proposal.id())));
    }

    @Test
    void whileTheLogIsFullNobodyActs() {
        Proposal proposal = approved("speed = 40");
        log.full = true;

        assertEquals("audit.log.test", code(() -> guard.permit(proposal.id())));
        assertEquals("audit.log.test", code(() -> guard.propose(Worlds.atScreen("eng"), act("speed = 40"))));
        log.full = false;
        assertEquals(0, guard.permit(proposal.id()).stepNumber(), "the refused permit was not used up");
    }

    @Test
    void aRefusedProposalIsOnRecord() {
        assertEquals("access.action.forbidden", code(() -> guard.propose(Worlds.atScreen("ann"), act("speed = 40"))));
        assertEquals("write", log.last().action());
        assertTrue(
                log.last().decision().startsWith("refused, no grant, policy 1"),
                log.last().decision());
    }

    /** Nobody can tell an asset they may not see from one that is not there. */
    @Test
    void whatOneMayNotSeeIsAbsentInTheSameWords() {
        Acting ovenman = Worlds.atScreen("ovenman");
        Function<AssetId, Problem> ask =
                asset -> assertThrows(MillwrightException.class, () -> guard.require(ovenman, Action.VALUE_READ, asset))
                        .problem();
        Problem hidden = ask.apply(PRESS);
        Problem absent = ask.apply(new AssetId("plant/nothing"));

        assertInstanceOf(Problem.NotFound.class, hidden);
        assertEquals(
                absent.message().text().replace("plant/nothing", "plant/press"),
                hidden.message().text());
        guard.require(ovenman, Action.VALUE_READ, OVEN);
        Problem forbidden = assertThrows(MillwrightException.class, () -> guard.require(ovenman, Action.CONNECT, OVEN))
                .problem();
        assertInstanceOf(Problem.Forbidden.class, forbidden);
        assertTrue(
                forbidden.message().text().contains("Adm"), forbidden.message().text());
        assertEquals(List.of(OVEN), guard.among(ovenman, Action.VALUE_READ, List.of(PRESS, OVEN)));
    }

    /** Trust section 9: random runs with restarts; no write without two persons, none after the kill switch. */
    @Test
    void inRandomRunsNoWriteHappensWithoutTwoPersonsOrAfterTheKill() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> people = List.of("eng", "eng2", "ann", "bob", "adm");
        int writes = 0;
        for (int round = 0; round < 300; round++) {
            kill.release(PRESS);
            guard = new Guard(policy(1, grants()), log, safeguards(true), () -> now);
            Proposal proposal = guard.propose(Worlds.atScreen("eng"), act("speed = 40"));
            Set<String> humans = new HashSet<>();
            boolean killed = false;
            for (int i = 0; i < 10; i++) {
                String person = people.get(random.nextInt(people.size()));
                try {
                    switch (random.nextInt(10)) {
                        case 0 -> {
                            guard.engageKill(Worlds.atScreen("ann"), PRESS);
                            killed = true;
                        }
                        case 1 ->
                            guard = random.nextInt(4) > 0
                                    ? guard
                                    : new Guard(policy(1, grants()), log, safeguards(true), () -> now);
                        case 2, 3, 4 -> {
                            guard.permit(proposal.id()).spend(proposal.act().sha256(), "speed = 40");
                            writes++;
                            assertEquals(Set.of("ann", "bob"), humans, "seed " + seed + ", round " + round);
                            assertTrue(!killed, "seed " + seed + ", round " + round);
                        }
                        default -> {
                            approve(person, proposal);
                            humans.add(person);
                        }
                    }
                } catch (MillwrightException refused) {
                    assertTrue(refused.problem().message().code().startsWith("access."), refused.getMessage());
                }
            }
        }
        assertTrue(writes > 20, "only " + writes + " writes: the runs show nothing");
    }
}
