package org.millwright.access;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Forbidden;
import org.millwright.audit.Sha256;

/**
 * Allows one step of one approved act, once, within ten seconds. Only {@link Guard} makes one. Whoever writes to a machine takes a
 * permit and calls {@link #spend} at the last moment before.
 */
public final class Permit {
    private final Proposal proposal;
    private final int step;
    private final Instant until;
    private final Recheck recheck;
    private final AtomicBoolean spent = new AtomicBoolean();

    /** Looks a last time whether anything speaks against the act. */
    interface Recheck {
        /** @throws MillwrightException if it must not run any more */
        Instant now(Proposal proposal);
    }

    Permit(Proposal proposal, int step, Instant until, Recheck recheck) {
        this.proposal = proposal;
        this.step = step;
        this.until = until;
        this.recheck = recheck;
    }

    public AssetId target() {
        return proposal.act().target();
    }

    /** The exact step that it allows. */
    public String step() {
        return proposal.act().steps().get(step);
    }

    /** The number of the step in the act, from 0. */
    public int stepNumber() {
        return step;
    }

    /** The id of the approved proposal. */
    public String proposal() {
        return proposal.id();
    }

    public Instant until() {
        return until;
    }

    /**
     * Uses it up.
     *
     * @param act the hash of the act that is about to run
     * @param text the step that is about to run
     * @throws MillwrightException if it was used before, is too old, stands for something else, or the kill switch was engaged
     *     meanwhile; it is used up in each case
     */
    public void spend(Sha256 act, String text) {
        if (!spent.compareAndSet(false, true)) {
            throw refuse("access.permit.spent", "The permit for ({step}) was used before. Propose the act again.");
        }
        if (!act.equals(proposal.act().sha256()) || !text.equals(step())) {
            throw refuse(
                    "access.permit.other",
                    "The permit stands for the step ({step}), not for what is about to run. Propose what is to run.");
        }
        if (!recheck.now(proposal).isBefore(until)) {
            throw refuse("access.permit.old", "The permit for ({step}) is too old. Ask for it right before the step.");
        }
    }

    private MillwrightException refuse(String code, String english) {
        return new MillwrightException(new Forbidden(Message.of(code, english, "step", step())));
    }
}
