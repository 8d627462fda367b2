package org.millwright.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Random trees, grants and people. */
final class Worlds {
    private Worlds() {}

    /** A random tree in shuffled order; each asset's parent is one made before it, or the plant. */
    static List<AssetTree.Node> nodes(SplittableRandom random, int size) {
        List<AssetTree.Node> nodes = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int parent = i == 0 ? -1 : random.nextInt(-1, i);
            if (parent >= 0 && depths.get(parent) >= AssetTree.DEEPEST) {
                parent = -1;
            }
            depths.add(parent < 0 ? 1 : depths.get(parent) + 1);
            AssetId above = parent < 0 ? null : new AssetId("asset " + parent);
            nodes.add(
                    random.nextInt(nodes.size() + 1),
                    new AssetTree.Node(new AssetId("asset " + i), above, random.nextInt(8) == 0));
        }
        return nodes;
    }

    static List<Grant> grants(SplittableRandom random, List<AssetTree.Node> nodes, int persons, int count) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(grant(random, nodes, persons));
        }
        return grants;
    }

    static Grant grant(SplittableRandom random, List<AssetTree.Node> nodes, int persons) {
        AssetId scope = nodes.isEmpty() || random.nextInt(6) == 0
                ? AssetId.PLANT
                : nodes.get(random.nextInt(nodes.size())).id();
        List<Role> roles = Role.builtIn();
        return new Grant(
                "p" + random.nextInt(persons),
                roles.get(random.nextInt(roles.size())).name(),
                scope);
    }

    static List<Person> persons(int count) {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(new Person("p" + i, "Person " + i, null, true));
        }
        return persons;
    }

    static Acting atScreen(String person) {
        return new Acting(person, new Acting.Session("s"));
    }

    static Acting byToken(SplittableRandom random, String person, List<AssetTree.Node> nodes) {
        Set<Action> actions = new TreeSet<>();
        Arrays.stream(Action.values()).filter(action -> random.nextBoolean()).forEach(actions::add);
        Set<AssetId> scopes = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            scopes.add(grant(random, nodes, 1).scope());
        }
        return new Acting(person, new Acting.Token("t", new Acting.Limit(actions, scopes)));
    }
}
