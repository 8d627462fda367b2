package org.millwright.access;

import java.util.Set;

/**
 * Who acts, and through what. A token, an agent, a connector and a flow have no rights of their own: they have those of the person
 * behind them, and no more than their limit.
 *
 * @param person the id of the person
 * @param via through what the person acts
 */
public record Acting(String person, Via via) {
    /** Through what a person acts. */
    public sealed interface Via {
        /** What the audit log calls it; holds no secret. */
        String text();
    }

    /**
     * At a screen.
     *
     * @param id the public id of the session
     */
    public record Session(String id) implements Via {
        @Override
        public String text() {
            return "session " + id;
        }
    }

    /** At the command line, as the owner of the data folder. */
    public record LocalOwner() implements Via {
        @Override
        public String text() {
            return "local owner";
        }
    }

    /**
     * By an API token.
     *
     * @param id the public id of the token
     */
    public record Token(String id, Limit limit) implements Via {
        @Override
        public String text() {
            return "token " + id;
        }
    }

    /**
     * By an agent that works for the person.
     *
     * @param run which run of which agent
     * @param tool the tool it calls
     * @param limit what the agent's manifest allows
     */
    public record AgentRun(String run, String tool, Limit limit) implements Via {
        @Override
        public String text() {
            return "agent " + run + " tool " + tool;
        }
    }

    /**
     * By something that the person set up and that runs on: a connector, a flow.
     *
     * @param kind one word, such as {@code connector}
     */
    public record Machinery(String kind, String name) implements Via {
        @Override
        public String text() {
            return kind + " " + name;
        }
    }

    /**
     * The most that a token or an agent may do, whatever its person may.
     *
     * @param actions what it may do
     * @param scopes the subtrees in which it may
     */
    public record Limit(Set<Action> actions, Set<AssetId> scopes) {
        public Limit {
            actions = Set.copyOf(actions);
            scopes = Set.copyOf(scopes);
        }
    }

    /** The owner of the data folder, at the command line. */
    public static Acting localOwner() {
        return new Acting(Person.LOCAL_OWNER, new LocalOwner());
    }

    /** True if a human being sits there: only such may approve. */
    boolean inPerson() {
        return via instanceof Session;
    }
}
