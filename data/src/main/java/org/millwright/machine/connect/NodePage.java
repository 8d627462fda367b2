package org.millwright.machine.connect;

import java.util.List;

/**
 * At most {@link #MOST} nodes of one level.
 *
 * @param nodes the nodes
 * @param next the cursor for the page after; empty where this is the last
 */
public record NodePage(List<Node> nodes, String next) {
    /** The most nodes of a page. */
    public static final int MOST = 500;

    public NodePage {
        nodes = List.copyOf(nodes);
    }
}
