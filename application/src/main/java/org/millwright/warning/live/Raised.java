package org.millwright.warning.live;

import java.time.Instant;
import org.millwright.warning.Life;
import org.millwright.warning.Warning;

/**
 * A warning as it stands in the book.
 *
 * @param warning what it says
 * @param life its life
 * @param reopened how often its machine returned and came back, as its evidence counts it
 * @param revision counts from 1; a newer one replaces an older
 */
public record Raised(Warning warning, Life life, int reopened, long revision) {
    public Raised {
        if (revision < 1) {
            throw new IllegalArgumentException("The revision (%d) of a warning cannot be.".formatted(revision));
        }
    }

    /** Its id. */
    public String id() {
        return warning.id();
    }

    /** True if the machine is still unlike itself. */
    public boolean active() {
        return life.condition() instanceof Life.Condition.Active;
    }

    /** True if somebody should still do something about it: it is active or unseen, and neither closed nor shelved. */
    public boolean open(Instant now) {
        Life.Work work = life.workAt(now);
        if (work instanceof Life.Work.Closed || work instanceof Life.Work.Shelved) {
            return false;
        }
        return active() || life.sight() instanceof Life.Sight.Unseen;
    }

    Raised next(Warning newWarning, Life newLife, int newReopened) {
        return new Raised(newWarning, newLife, newReopened, revision + 1);
    }
}
