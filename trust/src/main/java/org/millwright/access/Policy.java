package org.millwright.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.access.Decision.Reason;

/**
 * All rules of one moment, compiled: persons, roles, grants and the tree of assets under one version. Never changes; whoever changes
 * a rule compiles a new one and hands it to {@link Guard#adopt}.
 *
 * <p>A person may do an action at an asset if there is a grant of theirs whose role has the action and whose scope is the asset or
 * above it, with no restricted asset on the way from below the scope to the asset. Everything else is refused; there are no rules
 * that forbid. The owner of the data folder may at the command line what an administrator and an engineer may.
 */
public final class Policy {
    /** Grants in all. */
    public static final int MOST_GRANTS = 100_000;

    private final long version;
    private final Decision granted;
    private final Decision noGrant;
    private final Decision unknownAsset;
    private final Decision beyondLimit;
    private final AssetTree tree;
    private final Map<String, Person> persons = new HashMap<>();
    private final Map<String, Role> roles;
    private final List<Grant> grants;
    private final Map<String, Rights> rights = new HashMap<>();

    /**
     * Compiles; milliseconds for a thousand persons.
     *
     * @param version rises with each change
     * @param rules who is who and who has what; a grant to a closed account, of an asset that is not (yet) in the tree, or of an own
     *     role that was removed gives nothing and is kept
     * @throws MillwrightException if there are more than {@value #MOST_GRANTS} grants
     */
    public Policy(long version, AssetTree tree, Rules rules) {
        if (rules.grants.size() > MOST_GRANTS) {
            throw MillwrightException.badRequest(
                    "access.grants.many",
                    "There are {count} grants, over the limit of {limit}. Grant roles higher up in the plant in place of"
                            + " many single assets.",
                    "count",
                    rules.grants.size(),
                    "limit",
                    MOST_GRANTS);
        }
        this.version = version;
        this.granted = Decision.of(Reason.GRANTED, version);
        this.noGrant = Decision.of(Reason.NO_GRANT, version);
        this.unknownAsset = Decision.of(Reason.UNKNOWN_ASSET, version);
        this.beyondLimit = Decision.of(Reason.BEYOND_LIMIT, version);
        this.tree = tree;
        this.roles = roles(rules.ownRoles);
        this.grants = rules.grants;
        rules.persons.stream().filter(Person::active).forEach(person -> persons.put(person.id(), person));
        persons.put(Person.LOCAL_OWNER, Person.localOwner());
        compile();
    }

    /**
     * What people wrote down.
     *
     * @param ownRoles the roles that the plant added; one with the name of a built-in role is ignored
     */
    public record Rules(Collection<Person> persons, Collection<Role> ownRoles, List<Grant> grants) {
        public Rules {
            persons = List.copyOf(persons);
            ownRoles = List.copyOf(ownRoles);
            grants = List.copyOf(grants);
        }
    }

    /** Nobody may do anything, but the owner of the data folder at the command line. */
    public static Policy empty() {
        return new Policy(0, AssetTree.of(List.of()), new Rules(List.of(), List.of(), List.of()));
    }

    private static Map<String, Role> roles(Collection<Role> own) {
        Map<String, Role> roles = new TreeMap<>();
        own.forEach(role -> roles.put(role.name(), role));
        Role.builtIn().forEach(role -> roles.put(role.name(), role));
        return Map.copyOf(roles);
    }

    private void compile() {
        Map<String, List<Rights.Reach>> reaches = new HashMap<>();
        for (Grant grant : grants) {
            Role role = roles.get(grant.role());
            int scope = tree.number(grant.scope());
            if (role != null && scope >= 0 && persons.containsKey(grant.person())) {
                reaches.computeIfAbsent(grant.person(), person -> new ArrayList<>())
                        .add(new Rights.Reach(scope, Action.mask(role.actions())));
            }
        }
        long owner = Action.mask(Role.ADMINISTRATOR.actions()) | Action.mask(Role.ENGINEER.actions());
        reaches.put(Person.LOCAL_OWNER, List.of(new Rights.Reach(0, owner)));
        reaches.forEach((person, list) -> rights.put(person, Rights.of(tree, list)));
    }

    public long version() {
        return version;
    }

    public AssetTree tree() {
        return tree;
    }

    /** The account of an id; null if there is none or it is closed. */
    @Nullable
    Person person(String id) {
        return persons.get(id);
    }

    /** May they? */
    Decision decide(Acting who, Action action, AssetId asset) {
        int number = tree.number(asset);
        if (number < 0) {
            return decision(Reason.UNKNOWN_ASSET);
        }
        return decision(reason(who, action, number));
    }

    private Decision decision(Reason reason) {
        return switch (reason) {
            case GRANTED -> granted;
            case NO_GRANT -> noGrant;
            case UNKNOWN_ASSET -> unknownAsset;
            case BEYOND_LIMIT -> beyondLimit;
        };
    }

    private Reason reason(Acting who, Action action, int number) {
        Rights owned = rights.get(who.person());
        if (owned == null || !owned.allow(action, number) || !genuine(who)) {
            return Reason.NO_GRANT;
        }
        return switch (who.via()) {
            case Acting.Token token -> within(token.limit(), action, number);
            case Acting.AgentRun run -> within(run.limit(), action, number);
            case Acting.Session session -> Reason.GRANTED;
            case Acting.Machinery machinery -> Reason.GRANTED;
            case Acting.LocalOwner owner -> Reason.GRANTED;
        };
    }

    /** The rights of the folder's owner are for the command line and what was set up there: a connector, a token. */
    private static boolean genuine(Acting who) {
        boolean owner = who.person().equals(Person.LOCAL_OWNER);
        boolean atCommandLine = who.via() instanceof Acting.LocalOwner;
        boolean setUpThere = who.via() instanceof Acting.Machinery || who.via() instanceof Acting.Token;
        return owner == atCommandLine || (owner && setUpThere);
    }

    private Reason within(Acting.Limit limit, Action action, int number) {
        if (limit.actions().contains(action)) {
            for (AssetId scope : limit.scopes()) {
                int from = tree.number(scope);
                if (from >= 0 && number >= from && number < tree.end(from)) {
                    return Reason.GRANTED;
                }
            }
        }
        return Reason.BEYOND_LIMIT;
    }

    /** The names of the persons who could give somebody rights: those who may change users anywhere. */
    List<String> whoMayGrant() {
        return persons.values().stream()
                .filter(person -> !person.id().equals(Person.LOCAL_OWNER))
                .filter(person -> {
                    Rights owned = rights.get(person.id());
                    return owned != null && owned.allow(Action.USER, 0);
                })
                .map(Person::name)
                .sorted()
                .toList();
    }
}
