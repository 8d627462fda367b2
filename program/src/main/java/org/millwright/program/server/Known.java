package org.millwright.program.server;

import java.util.Optional;
import org.millwright.access.Acting;

/** Knows who shows a cookie or a token. */
public interface Known {
    /** Who it is; empty for nobody that is known (any more). */
    Optional<Acting> who(Shown shown);

    /** True while what was shown still counts: asked again and again while somebody listens, which keeps no session from ending. */
    boolean still(Shown shown);

    /** The name that people know them by. */
    String name(Acting who);
}
