package org.millwright.access;

import java.time.InstantSource;
import java.util.List;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Forbidden;
import org.millwright.access.Action.Group;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.audit.Sha256;

/**
 * Answers whether somebody may do something, and is the only way to act: propose, approve, permit. For any number of threads.
 *
 * <p>Proposals live in memory: a restart voids what was not carried out, so that nothing is done twice. All that concerns acting
 * and governance is on record before it takes effect; while the log cannot be written nobody acts.
 */
public final class Guard {
    private final AuditLog log;
    private final Safeguards safeguards;
    private final InstantSource clock;
    private final Approvals approvals;
    private volatile Policy policy;

    public Guard(Policy policy, AuditLog log, Safeguards safeguards, InstantSource clock) {
        this.policy = policy;
        this.log = log;
        this.safeguards = safeguards;
        this.clock = clock;
        this.approvals = new Approvals(this, log, safeguards, clock);
    }

    /** The rules in force. */
    public Policy policy() {
        return policy;
    }

    /** Puts new rules in force; questions that are being answered end under the old ones. */
    public synchronized void adopt(Policy changed) {
        if (changed.version() < policy.version()) {
            throw new IllegalArgumentException("The rules of version %d are older than those in force (%d)."
                    .formatted(changed.version(), policy.version()));
        }
        policy = changed;
    }

    /** May they? About 50 ns. */
    public Decision check(Acting who, Action action, AssetId asset) {
        return policy.decide(who, action, asset);
    }

    /** Those of the assets where they may, in the given order: for lists and queries. */
    public List<AssetId> among(Acting who, Action action, List<AssetId> assets) {
        Policy rules = policy;
        return assets.stream()
                .filter(asset -> rules.decide(who, action, asset).allowed())
                .toList();
    }

    /**
     * Goes on only if they may. A refusal about acting or governance is put on record.
     *
     * @throws MillwrightException {@code NotFound} if they may not even see the asset, with the same words as for one that is not
     *     there; {@code Forbidden} with the names of those who could change it if they may see it
     */
    public void require(Acting who, Action action, AssetId asset) {
        Policy rules = policy;
        Decision decision = rules.decide(who, action, asset);
        if (decision.allowed()) {
            return;
        }
        if (action.group() == Group.ACT || action.group() == Group.RULE) {
            log.append(entry(who, action.code(), asset.value()).decided(decision.text()));
        }
        if (!rules.decide(who, Action.ASSET_READ, asset).allowed()) {
            throw MillwrightException.notFound(
                    "access.asset.unknown",
                    "There is no asset ({asset}) that you may see. Check the name, or ask an administrator for the right.",
                    "asset",
                    asset);
        }
        List<String> granters = rules.whoMayGrant();
        throw new MillwrightException(new Forbidden(Message.of(
                "access.action.forbidden",
                "You may not do ({action}) at ({asset}). Those who can grant it: {granters}.",
                "action",
                action,
                "asset",
                asset,
                "granters",
                granters.isEmpty() ? "-" : String.join(", ", granters))));
    }

    /**
     * Asks for an act. On record also when it is refused.
     *
     * @return the proposal; a draft where this program does not write to machines
     * @throws MillwrightException if they may not propose it there
     */
    public Proposal propose(Acting who, Act act) {
        return approvals.propose(who, act);
    }

    /**
     * Approves a proposal. Acts that need two persons take two approvals of different persons, neither of them the proposer or
     * the person behind the proposing agent.
     *
     * @param who a person at a screen; tokens, agents and the command line approve nothing
     * @param seen the hash of the bytes that the person's screen showed
     * @param proof that the person has just proved again who they are
     */
    public Proposal approve(Acting who, String proposal, Sha256 seen, String proof) {
        return approvals.approve(who, proposal, seen, proof);
    }

    /**
     * The permit for the next step of an approved act. Rights of proposer and approvers, the kill switch and the preconditions
     * are looked at again; whatever changed voids the approval.
     */
    public Permit permit(String proposal) {
        return approvals.permit(proposal);
    }

    /** The proposal as it is now; {@code NotFound} for one that is not there or that they may not see. */
    public Proposal proposal(Acting who, String id) {
        return approvals.find(who, id);
    }

    /** What waits or waited where they may read, the newest first. */
    public List<Proposal> proposals(Acting who) {
        return approvals.all(who);
    }

    /** How a permitted step ended. Forced to the disk. */
    public void ended(Permit permit, Outcome outcome, String note) {
        log.appendForced(Entry.of("guard", "act.ended", permit.target().value())
                .arguments(Sha256.of(permit.step()))
                .decided(outcome.name())
                .because(permit.proposal() + " step " + permit.stepNumber() + (note.isBlank() ? "" : ": " + note)));
    }

    /** How a step ended. */
    public enum Outcome {
        DONE,
        REFUSED_BY_DEVICE,
        /** The answer was lost: read back, never repeat. */
        UNKNOWN
    }

    /** Stops all acting from the asset downwards, at once. Takes effect even while the log cannot be written. */
    public void engageKill(Acting who, AssetId scope) {
        require(who, Action.KILL_ENGAGE, scope);
        safeguards.kill().engage(scope, who.person(), clock.instant());
        log.appendForced(entry(who, Action.KILL_ENGAGE.code(), scope.value()));
    }

    /** Frees what was engaged, by an approved proposal of {@link Action#KILL_RELEASE} at the same asset. */
    public void releaseKill(String proposal) {
        Sha256 hash = approvals.hash(proposal, Action.KILL_RELEASE);
        Permit permit = approvals.permit(proposal);
        permit.spend(hash, permit.step());
        safeguards.kill().release(permit.target());
        ended(permit, Outcome.DONE, "kill switch released");
    }

    static Entry entry(Acting who, String action, String object) {
        return Entry.of(who.person(), action, object).via(who.via().text());
    }
}
