package org.millwright.program.server;

import java.util.Optional;
import org.millwright.access.Acting;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.access.Decision;

/** Knows who calls and what they may. */
public interface Gate {
    /** Who shows these; empty for nobody that is known (any more). */
    Optional<Acting> who(Shown shown);

    /** True while what was shown still counts; unlike {@link #who} it keeps no session from ending. */
    boolean still(Shown shown);

    /** What is settled for somebody, an action and a place. */
    Decision check(Acting who, Action action, AssetId where);

    /** True if somebody may do this at one place at least. */
    boolean somewhere(Acting who, Action action);

    /** The name that people know them by. */
    String name(Acting who);

    /** Writes down that something was refused. */
    void refused(Acting who, Action action, AssetId where, Decision decision);
}
