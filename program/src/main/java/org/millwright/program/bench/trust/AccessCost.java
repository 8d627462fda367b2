package org.millwright.program.bench.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.AssetTree;
import org.millwright.access.Grant;
import org.millwright.access.Guard;
import org.millwright.access.KillSwitch;
import org.millwright.access.Person;
import org.millwright.access.Policy;
import org.millwright.access.Role;
import org.millwright.access.Safeguards;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;

/** What one decision costs on one core, and compiling the rules of a thousand persons. */
final class AccessCost {
    private static final int ASSETS = 100_000;
    private static final int GRANTS_EACH = 40;
    private static final int PERSONS = 1_000;
    private static final int QUESTIONS = 1 << 16;
    private static final int ROUNDS = 60;
    private static final int COMPILATIONS = 7;

    private final SplittableRandom random;

    AccessCost(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Map<String, Object> measure() {
        List<AssetTree.Node> nodes = nodes();
        AssetTree tree = AssetTree.of(nodes);
        Policy.Rules rules = new Policy.Rules(persons(), List.of(), grants(nodes));
        Map<String, Object> figures = new LinkedHashMap<>();
        double best = Double.MAX_VALUE;
        Policy policy = new Policy(1, tree, rules);
        for (int i = 0; i < COMPILATIONS; i++) {
            long start = Processor.nanos();
            policy = new Policy(i + 2, tree, rules);
            best = Math.min(best, (Processor.nanos() - start) / 1e6);
        }
        figures.put("access.decision_ns", decision(policy, nodes));
        figures.put("access.recompile_ms", best);
        return figures;
    }

    /** The middle of many rounds. */
    private double decision(Policy policy, List<AssetTree.Node> nodes) {
        KillSwitch none = new KillSwitch(java.nio.file.Path.of("none"));
        Guard guard = new Guard(
                policy,
                new Nothing(),
                Safeguards.withoutWriting(none, (person, proof) -> false),
                () -> java.time.Instant.EPOCH);
        Acting[] who = new Acting[QUESTIONS];
        AssetId[] where = new AssetId[QUESTIONS];
        Action[] what = new Action[QUESTIONS];
        List<Action> actions = List.of(Action.values());
        for (int i = 0; i < QUESTIONS; i++) {
            who[i] = new Acting("p" + random.nextInt(PERSONS), new Acting.Session("s"));
            where[i] = new AssetId(nodes.get(random.nextInt(nodes.size())).id().value());
            what[i] = actions.get(random.nextInt(actions.size()));
        }
        double[] rounds = new double[ROUNDS];
        long allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = Processor.nanos();
            for (int i = 0; i < QUESTIONS; i++) {
                allowed += guard.check(who[i], what[i], where[i]).allowed() ? 1 : 0;
            }
            rounds[round] = (Processor.nanos() - start) / (double) QUESTIONS;
        }
        if (allowed == 0) {
            throw new IllegalStateException("Nobody was allowed anything: the questions measure nothing.");
        }
        java.util.Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /** Ten sites of ten areas of ten lines of a hundred machines, with some restricted lines. */
    private List<AssetTree.Node> nodes() {
        List<AssetTree.Node> nodes = new ArrayList<>();
        List<AssetId> above = List.of(AssetId.PLANT);
        for (int width : new int[] {10, 10, 10, 100}) {
            List<AssetId> level = new ArrayList<>();
            for (AssetId parent : above) {
                for (int i = 0; i < width && nodes.size() < ASSETS; i++) {
                    AssetId id = new AssetId(parent.equals(AssetId.PLANT) ? "site " + i : parent + "/" + i);
                    nodes.add(new AssetTree.Node(
                            id, parent.equals(AssetId.PLANT) ? null : parent, random.nextInt(200) == 0));
                    level.add(id);
                }
            }
            above = level;
        }
        return nodes;
    }

    private static List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            persons.add(new Person("p" + i, "person " + i, null, true));
        }
        return persons;
    }

    private List<Grant> grants(List<AssetTree.Node> nodes) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < PERSONS * GRANTS_EACH; i++) {
            Role role = Role.builtIn().get(random.nextInt(Role.builtIn().size()));
            Predicate<AssetTree.Node> high = node -> node.id().value().length() < 12;
            AssetTree.Node scope = nodes.get(random.nextInt(nodes.size()));
            for (int tries = 0; tries < 3 && !high.test(scope); tries++) {
                scope = nodes.get(random.nextInt(nodes.size()));
            }
            grants.add(new Grant("p" + i / GRANTS_EACH, role.name(), scope.id()));
        }
        return grants;
    }

    /** A log that keeps nothing: reading asks it for nothing. */
    private static final class Nothing implements AuditLog {
        @Override
        public long append(Entry entry) {
            return 0;
        }

        @Override
        public long appendForced(Entry entry) {
            return 0;
        }

        @Override
        public State state() {
            return new State(true, "", 0);
        }

        @Override
        public void close() {}
    }
}
