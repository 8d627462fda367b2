package org.millwright.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Exhausted;
import org.millwright.Problem.Forbidden;
import org.millwright.Problem.Stale;
import org.millwright.access.Proposal.State;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

/** The way of an act from proposal to permit. All state changes are on record before they take effect. */
final class Approvals {
    private static final Duration WRITE_WAITS = Duration.ofMinutes(10);
    private static final Duration OTHERS_WAIT = Duration.ofDays(7);
    private static final Duration PERMIT_LASTS = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final Guard guard;
    private final AuditLog log;
    private final Safeguards safeguards;
    private final InstantSource clock;
    private final Map<String, Pending> all = new LinkedHashMap<>();

    /** One act on its way; changed only under the lock of the approvals. */
    private static final class Pending {
        final String id;
        final Act act;
        final Sha256 hash;
        final Acting by;
        final Instant until;
        final List<String> approvers = new ArrayList<>();
        State state;
        int permits;

        Pending(String id, Act act, Acting by, Instant until, State state) {
            this.id = id;
            this.act = act;
            this.hash = act.sha256();
            this.by = by;
            this.until = until;
            this.state = state;
        }

        Proposal snapshot() {
            return new Proposal(id, act, by, state, approvers, until);
        }
    }

    Approvals(Guard guard, AuditLog log, Safeguards safeguards, InstantSource clock) {
        this.guard = guard;
        this.log = log;
        this.safeguards = safeguards;
        this.clock = clock;
    }

    synchronized Proposal propose(Acting who, Act act) {
        guard.require(who, Action.PROPOSE, act.target());
        guard.require(who, act.action(), act.target());
        makeRoom();
        boolean draft = act.action() == Action.WRITE && !safeguards.writing();
        State state = draft ? State.DRAFT : State.PROPOSED;
        Decision decision = guard.check(who, act.action(), act.target());
        long number =
                log.appendForced(Guard.entry(who, "act.proposed", act.target().value())
                        .arguments(act.sha256())
                        .decided(state + ", " + decision.text())
                        .because(act.reason())
                        .from(act.origin()));
        Duration waits = act.action() == Action.WRITE ? WRITE_WAITS : OTHERS_WAIT;
        Pending pending = new Pending("p" + number, act, who, clock.instant().plus(waits), state);
        all.put(pending.id, pending);
        return pending.snapshot();
    }

    /** Forgets the oldest that are over; refuses if nothing is. */
    private void makeRoom() {
        all.values().forEach(this::age);
        all.values().removeIf(one -> all.size() >= MOST && one.state != State.PROPOSED && one.state != State.APPROVED);
        if (all.size() >= MOST) {
            throw new MillwrightException(new Exhausted(Message.of(
                    "access.proposals.many",
                    "There are {limit} proposals that wait for approval. Approve some, or wait until they end.",
                    "limit",
                    MOST)));
        }
    }

    private void age(Pending pending) {
        boolean open = pending.state == State.PROPOSED || pending.state == State.APPROVED;
        if (open && !clock.instant().isBefore(pending.until)) {
            pending.state = State.VOID;
        }
    }

    synchronized Proposal approve(Acting who, String id, Sha256 seen, String proof) {
        Pending pending = visible(who, id);
        String refusal = refusal(who, pending, seen, proof);
        Entry entry = Guard.entry(who, "act.approved", pending.act.target().value())
                .arguments(pending.hash)
                .because(id);
        if (refusal != null) {
            log.appendForced(entry.decided("refused, " + refusal + ", seen " + seen));
            throw refused(refusal);
        }
        log.appendForced(entry.decided("allowed, policy " + guard.policy().version() + ", seen " + seen));
        pending.approvers.add(who.person());
        if (pending.approvers.size() >= (pending.act.action().needsTwoPersons() ? 2 : 1)) {
            pending.state = State.APPROVED;
        }
        return pending.snapshot();
    }

    /** Why this approval does not count; null if it does. The proof is taken last, so that a wrong click does not cost it. */
    private @Nullable String refusal(Acting who, Pending pending, Sha256 seen, String proof) {
        if (pending.state != State.PROPOSED) {
            return "it is not open but " + pending.state;
        }
        Person person = guard.policy().person(who.person());
        if (person == null || !who.inPerson()) {
            return "only a person at a screen approves";
        }
        if (!guard.check(who, Action.APPROVE, pending.act.target()).allowed()) {
            return "you have no right to approve here";
        }
        if (!seen.equals(pending.hash)) {
            return "what you saw is not what would run";
        }
        if (involved(pending).contains(person.human())) {
            return "you proposed it or approved it already";
        }
        return safeguards.reauthentication().take(person.id(), proof)
                ? null
                : "prove again who you are, with your password";
    }

    private static MillwrightException refused(String refusal) {
        return new MillwrightException(new Forbidden(
                Message.of("access.approval.refused", "The approval does not count: {reason}.", "reason", refusal)));
    }

    /** The human beings behind the proposal and its approvals. */
    private Set<String> involved(Pending pending) {
        Set<String> humans = new HashSet<>();
        humans.add(human(pending.by.person()));
        pending.approvers.forEach(one -> humans.add(human(one)));
        return humans;
    }

    private String human(String id) {
        Person person = guard.policy().person(id);
        return person == null ? "person " + id : person.human();
    }

    synchronized Permit permit(String id) {
        Pending pending = all.get(id);
        if (pending == null) {
            throw unknown(id);
        }
        age(pending);
        if (pending.state != State.APPROVED) {
            throw stale("it is not approved but " + pending.state);
        }
        Instant now = recheck(pending);
        int step = pending.permits;
        log.appendForced(
                Guard.entry(pending.by, "act.permitted", pending.act.target().value())
                        .arguments(pending.hash)
                        .decided("allowed, policy " + guard.policy().version())
                        .because(id + " step " + step));
        pending.permits++;
        if (pending.permits == pending.act.steps().size()) {
            pending.state = State.SPENT;
        }
        return new Permit(pending.snapshot(), step, now.plus(PERMIT_LASTS), proposal -> recheckLater(id));
    }

    private synchronized Instant recheckLater(String id) {
        Pending pending = all.get(id);
        if (pending == null || pending.state == State.VOID) {
            throw stale("it is void");
        }
        return recheck(pending);
    }

    /** Looks at everything again. What changed voids the proposal, and that is on record too. */
    private Instant recheck(Pending pending) {
        String changed = changed(pending);
        if (changed != null) {
            pending.state = State.VOID;
            log.appendForced(
                    Guard.entry(pending.by, "act.void", pending.act.target().value())
                            .arguments(pending.hash)
                            .decided("refused, " + changed + ", policy "
                                    + guard.policy().version())
                            .because(pending.id));
            throw stale(changed);
        }
        return clock.instant();
    }

    private @Nullable String changed(Pending pending) {
        Act act = pending.act;
        if (act.action() != Action.KILL_RELEASE
                && safeguards.kill().stops(act.target(), guard.policy().tree())) {
            return "the kill switch is engaged";
        }
        if (!guard.check(pending.by, Action.PROPOSE, act.target()).allowed()
                || !guard.check(pending.by, act.action(), act.target()).allowed()) {
            return "the proposer has lost the right";
        }
        for (String approver : pending.approvers) {
            Acting there = new Acting(approver, new Acting.Session("recheck"));
            if (!guard.check(there, Action.APPROVE, act.target()).allowed()) {
                return "an approver has lost the right";
            }
        }
        return act.preconditions().stream()
                .filter(condition -> !safeguards.holds().test(condition))
                .findFirst()
                .map(condition -> "the precondition (" + condition + ") does not hold")
                .orElse(null);
    }

    private static MillwrightException stale(String changed) {
        return new MillwrightException(new Stale(Message.of(
                "access.act.stale", "The act may not run: {changed}. Propose it again.", "changed", changed)));
    }

    synchronized Sha256 hash(String id, Action action) {
        Pending pending = all.get(id);
        if (pending == null || pending.act.action() != action) {
            throw unknown(id);
        }
        return pending.hash;
    }

    synchronized Proposal find(Acting who, String id) {
        return visible(who, id).snapshot();
    }

    synchronized List<Proposal> all(Acting who) {
        all.values().forEach(this::age);
        return all.values().stream()
                .filter(one -> sees(who, one))
                .map(Pending::snapshot)
                .toList()
                .reversed();
    }

    private Pending visible(Acting who, String id) {
        Pending pending = all.get(id);
        if (pending == null || !sees(who, pending)) {
            throw unknown(id);
        }
        age(pending);
        return pending;
    }

    private boolean sees(Acting who, Pending pending) {
        return guard.check(who, Action.ASSET_READ, pending.act.target()).allowed();
    }

    private static MillwrightException unknown(String id) {
        return MillwrightException.notFound(
                "access.proposal.unknown",
                "There is no proposal ({id}) that you may see. It may have ended with the last start of the program.",
                "id",
                id);
    }
}
