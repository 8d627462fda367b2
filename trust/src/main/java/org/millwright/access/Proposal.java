package org.millwright.access;

import java.time.Instant;
import java.util.List;

/**
 * An act that waits, or waited, for approval. A snapshot.
 *
 * @param id by which it is approved
 * @param act what is to be done
 * @param by who proposed it, and through what
 * @param state how far it is
 * @param approvers the ids of those who approved, in order
 * @param until when it ends by itself
 */
public record Proposal(String id, Act act, Acting by, State state, List<String> approvers, Instant until) {
    /** How far a proposal is. */
    public enum State {
        /** A note for people: this program is not set up to do such acts. */
        DRAFT,
        /** Approvals are missing. */
        PROPOSED,
        /** It may run. */
        APPROVED,
        /** All its permits are handed out. */
        SPENT,
        /** Something changed between approval and permit, or it grew too old. */
        VOID
    }

    public Proposal {
        approvers = List.copyOf(approvers);
    }
}
