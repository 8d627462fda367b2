package org.millwright.access;

/** Knows who has just proved again who they are. */
public interface Reauthentication {
    /**
     * Takes a proof, once.
     *
     * @param person the id of the person who approves
     * @param proof what the person was handed when they proved it
     * @return true if it is theirs, at most five minutes old and not taken before
     */
    boolean take(String person, String proof);
}
