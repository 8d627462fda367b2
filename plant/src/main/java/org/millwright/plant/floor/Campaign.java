package org.millwright.plant.floor;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.line.Part;
import org.millwright.simulation.line.Source;

/**
 * Lets panels into a line that each of them passes twice. A new order begins when all panels of the old one have begun their second pass: otherwise
 * the machines would be changed over for every panel, to and fro.
 */
final class Campaign implements Source.Maker {
    private final Kernel kernel;
    private final Orders orders;
    private final int most;
    private final ArrayDeque<Part> ready = new ArrayDeque<>();
    private int firstPass;
    private @Nullable Part last;
    private int following;

    /** @param most how many panels may be between the beginnings of their first and second pass */
    Campaign(Kernel kernel, Orders orders, int most) {
        this.kernel = kernel;
        this.orders = orders;
        this.most = most;
    }

    /** Releases what may enter now. */
    void pump(Source source) {
        while (firstPass < most && (firstPass == 0 || !orders.ended())) {
            firstPass++;
            Part panel = orders.make(kernel.now());
            if (panel.announced() >= 0) {
                last = panel;
                following = panel.announced();
                panel.announces(-1);
            }
            ready.add(panel);
            source.release(1);
        }
    }

    /** A panel has passed once; what the last one of an order announces is true for its second pass. */
    void turns(Part panel) {
        if (panel == last) {
            panel.announces(following);
        }
    }

    /** A panel has begun its second pass. */
    void secondPass(Source source) {
        firstPass--;
        pump(source);
    }

    @Override
    public Part make(long now) {
        return ready.remove();
    }
}
