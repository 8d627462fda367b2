package org.millwright.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.access.Decision.Reason;

class PolicyTest {
    private static final int PERSONS = 4;

    private static Policy policy(List<AssetTree.Node> nodes, List<Grant> grants) {
        return new Policy(1, AssetTree.of(nodes), new Policy.Rules(Worlds.persons(PERSONS), List.of(), grants));
    }

    /** The rule as trust section 2 writes it, by walking up from the asset. */
    private static boolean naive(
            List<AssetTree.Node> nodes, List<Grant> grants, String person, Action action, AssetId asset) {
        Map<AssetId, AssetTree.Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return grants.stream()
                .filter(grant -> grant.person().equals(person))
                .filter(grant -> Role.builtIn().stream()
                        .anyMatch(role -> role.name().equals(grant.role())
                                && role.actions().contains(action)))
                .anyMatch(grant -> {
                    AssetId at = asset;
                    while (!at.equals(grant.scope())) {
                        AssetTree.Node node = byId.get(at);
                        if (node == null || node.restricted()) {
                            return false;
                        }
                        at = node.parent() == null ? AssetId.PLANT : node.parent();
                    }
                    return true;
                });
    }

    @Test
    void theCompiledDecisionIsTheNaiveOneOnRandomTrees() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        int allowed = 0;
        for (int round = 0; round < 300; round++) {
            List<AssetTree.Node> nodes = Worlds.nodes(random, random.nextInt(40));
            List<Grant> grants = Worlds.grants(random, nodes, PERSONS, random.nextInt(12));
            Policy policy = policy(nodes, grants);
            List<AssetId> assets = new ArrayList<>(List.of(AssetId.PLANT));
            nodes.forEach(node -> assets.add(node.id()));
            for (AssetId asset : assets) {
                for (Action action : Action.values()) {
                    String person = "p" + random.nextInt(PERSONS);
                    boolean expected = naive(nodes, grants, person, action, asset);
                    boolean found = policy.decide(Worlds.atScreen(person), action, asset)
                            .allowed();
                    assertEquals(
                            expected,
                            found,
                            "seed %d, round %d, %s %s %s".formatted(seed, round, person, action, asset));
                    allowed += found ? 1 : 0;
                }
            }
        }
        assertTrue(allowed > 10_000, "only " + allowed + " decisions allowed anything");
    }

    @Test
    void addingAGrantNeverTakesARight() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            List<AssetTree.Node> nodes = Worlds.nodes(random, 1 + random.nextInt(30));
            List<Grant> grants = Worlds.grants(random, nodes, PERSONS, random.nextInt(10));
            Policy before = policy(nodes, grants);
            List<Grant> more = new ArrayList<>(grants);
            more.add(Worlds.grant(random, nodes, PERSONS));
            Policy after = policy(nodes, more);
            for (AssetTree.Node node : nodes) {
                for (int p = 0; p < PERSONS; p++) {
                    for (Action action : Action.values()) {
                        Acting who = Worlds.atScreen("p" + p);
                        assertTrue(
                                !before.decide(who, action, node.id()).allowed()
                                        || after.decide(who, action, node.id()).allowed(),
                                "seed %d, round %d, %s %s".formatted(seed, round, action, node.id()));
                    }
                }
            }
        }
    }

    /** A token never has more than its person has now, nor more than its scope. */
    @Test
    void aTokenHasWhatBothItsPersonAndItsScopeHave() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            List<AssetTree.Node> nodes = Worlds.nodes(random, 1 + random.nextInt(20));
            Policy policy = policy(nodes, Worlds.grants(random, nodes, PERSONS, 8));
            Acting token = Worlds.byToken(random, "p0", nodes);
            Acting.Limit limit = ((Acting.Token) token.via()).limit();
            for (AssetTree.Node node : nodes) {
                for (Action action : Action.values()) {
                    boolean inScope = limit.actions().contains(action)
                            && limit.scopes().stream()
                                    .anyMatch(scope -> policy.tree().reaches(scope, node.id()));
                    boolean owned = policy.decide(Worlds.atScreen("p0"), action, node.id())
                            .allowed();
                    assertEquals(
                            inScope && owned,
                            policy.decide(token, action, node.id()).allowed(),
                            "seed %d, round %d, %s %s".formatted(seed, round, action, node.id()));
                }
            }
        }
    }

    @Test
    void withoutGrantsNobodyMayDoAnythingAndAnUnknownAssetIsUnknown() {
        Policy policy = policy(List.of(), List.of());
        for (Action action : Action.values()) {
            assertEquals(
                    Reason.NO_GRANT,
                    policy.decide(Worlds.atScreen("p0"), action, AssetId.PLANT).reason());
        }
        assertEquals(
                Reason.UNKNOWN_ASSET,
                policy.decide(Acting.localOwner(), Action.VALUE_READ, new AssetId("nowhere"))
                        .reason());
    }

    @Test
    void aClosedAccountHasNoRights() {
        Person closed = new Person("p0", "Gone", null, false);
        Policy policy = new Policy(
                1,
                AssetTree.of(List.of()),
                new Policy.Rules(List.of(closed), List.of(), List.of(new Grant("p0", "Engineer", AssetId.PLANT))));

        assertFalse(policy.decide(Worlds.atScreen("p0"), Action.VALUE_READ, AssetId.PLANT)
                .allowed());
    }

    /** The rights of the folder's owner are bound to the command line: nobody gets them by a forged session. */
    @Test
    void theLocalOwnerManagesAtTheCommandLineOnlyAndApprovesNothing() {
        Policy policy = policy(List.of(), List.of(new Grant("p0", "Viewer", AssetId.PLANT)));

        assertTrue(
                policy.decide(Acting.localOwner(), Action.USER, AssetId.PLANT).allowed());
        assertTrue(policy.decide(Acting.localOwner(), Action.CONNECT, AssetId.PLANT)
                .allowed());
        assertFalse(policy.decide(Acting.localOwner(), Action.APPROVE, AssetId.PLANT)
                .allowed());
        Acting.Limit limit = new Acting.Limit(Set.of(Action.STATUS_READ), Set.of(AssetId.PLANT));
        Acting token = new Acting(Person.LOCAL_OWNER, new Acting.Token("t", limit));
        assertTrue(policy.decide(token, Action.STATUS_READ, AssetId.PLANT).allowed(), "made at the command line");
        assertFalse(policy.decide(token, Action.USER, AssetId.PLANT).allowed(), "and no more than it says");
        assertFalse(policy.decide(Worlds.atScreen(Person.LOCAL_OWNER), Action.USER, AssetId.PLANT)
                .allowed());
        Acting pretender = new Acting("p0", new Acting.LocalOwner());
        assertFalse(policy.decide(pretender, Action.VALUE_READ, AssetId.PLANT).allowed());
    }

    @Test
    void anOwnRoleCountsAndCannotReplaceABuiltInOne() {
        Role reader = new Role("Reader", Set.of(Action.VALUE_READ));
        Role stronger = new Role("Viewer", Set.of(Action.APPROVE));
        Policy policy = new Policy(
                1,
                AssetTree.of(List.of()),
                new Policy.Rules(
                        Worlds.persons(2),
                        List.of(reader, stronger),
                        List.of(new Grant("p0", "Reader", AssetId.PLANT), new Grant("p1", "Viewer", AssetId.PLANT))));

        assertTrue(policy.decide(Worlds.atScreen("p0"), Action.VALUE_READ, AssetId.PLANT)
                .allowed());
        assertFalse(policy.decide(Worlds.atScreen("p1"), Action.APPROVE, AssetId.PLANT)
                .allowed());
    }

    /** Trust section 2. */
    @Test
    void theBuiltInRolesKeepPowersApart() {
        assertFalse(Role.ADMINISTRATOR.actions().contains(Action.APPROVE));
        assertFalse(Role.ADMINISTRATOR.actions().contains(Action.WRITE));
        assertTrue(Role.AUDITOR.actions().contains(Action.AUDIT_READ));
        Role.AUDITOR.actions().forEach(action -> assertTrue(action.code().endsWith(".read"), action.code()));
        Role.VIEWER.actions().forEach(action -> assertEquals(Action.Group.SEE, action.group()));
        assertTrue(Role.OPERATOR.actions().contains(Action.KILL_ENGAGE));
        for (Role role : Role.builtIn()) {
            assertFalse(role.actions().containsAll(Set.of(Action.APPROVE, Action.WRITE)), role.name() + " may do both");
        }
    }

    @Test
    void everyActionHasABitAndACodeOfItsOwn() {
        Set<Object> seen = new java.util.HashSet<>();
        for (Action action : Action.values()) {
            assertTrue(seen.add(action.mask()), action + " shares its bit");
            assertTrue(seen.add(action.code()), action + " shares its code");
            assertEquals(action, Action.of(action.code()).orElseThrow());
        }
        assertTrue(Action.of("fly").isEmpty());
    }

    @Test
    void badTreesAreRefusedByName() {
        AssetId a = new AssetId("a");
        AssetId b = new AssetId("b");
        refused("access.asset.twice", List.of(node(a, null), node(a, null)));
        refused("access.asset.orphan", List.of(node(a, b)));
        refused("access.asset.circle", List.of(node(a, b), node(b, a)));
        List<AssetTree.Node> deep = new ArrayList<>();
        for (int i = 0; i <= AssetTree.DEEPEST; i++) {
            deep.add(node(new AssetId("d" + i), i == 0 ? null : new AssetId("d" + (i - 1))));
        }
        refused("access.asset.deep", deep);
        AssetTree.of(deep.subList(0, AssetTree.DEEPEST));
    }

    private static AssetTree.Node node(AssetId id, AssetId parent) {
        return new AssetTree.Node(id, parent, false);
    }

    private static void refused(String code, List<AssetTree.Node> nodes) {
        var refused = assertThrows(MillwrightException.class, () -> AssetTree.of(nodes));
        assertEquals(code, refused.problem().message().code());
    }

    @Test
    void tooManyGrantsAreRefusedWithTheLimit() {
        List<Grant> grants = Collections.nCopies(Policy.MOST_GRANTS + 1, new Grant("p0", "Viewer", AssetId.PLANT));

        var refused = assertThrows(MillwrightException.class, () -> policy(List.of(), grants));
        assertTrue(refused.getMessage().contains("100000"), refused.getMessage());
    }

    @Test
    void pathsMakeTheirOwnParents() {
        AssetTree tree = AssetTree.ofPaths(List.of("plant/line 1/press", "plant/line 2"));

        assertEquals(5, tree.size());
        assertTrue(tree.reaches(new AssetId("plant/line 1"), new AssetId("plant/line 1/press")));
        assertFalse(tree.reaches(new AssetId("plant/line 2"), new AssetId("plant/line 1/press")));
        assertTrue(tree.reaches(AssetId.PLANT, new AssetId("plant/line 2")));
    }
}
