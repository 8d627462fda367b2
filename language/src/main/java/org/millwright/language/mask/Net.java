package org.millwright.language.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.millwright.MillwrightException;

/**
 * Rules of a grammar over bytes: states joined by bytes, by nothing, by calls of a rule, and states inside a JSON string. While it is
 * built it grows; afterwards {@link #seal} works out how far each state is from the end of its rule.
 */
final class Net {
    /** For a distance: there is no way. */
    static final int NEVER = 1 << 28;

    /** How deep calls may lie in each other; the reader of the answer reads a few more. */
    static final int DEEPEST = 60;

    private static final int MOST = 500_000;

    /** Bytes from one to another lead to a state. */
    record Edge(int least, int most, int to) {}

    /** A rule stands here; after it comes a state. */
    record Call(int rule, int then) {}

    /** The content of a string stands here, with its closing quote; after it comes a state. */
    record Words(int least, int most, int then) {}

    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Integer>> skips = new ArrayList<>();
    private final List<List<Call>> calls = new ArrayList<>();
    private final List<List<Words>> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private final BitSet free = new BitSet();
    private int trigger = -1;
    private boolean[] last = {};
    private int[] distance = {};
    private int[] height = {};
    private int[] onward = {};

    int state() {
        if (edges.size() >= MOST) {
            throw MillwrightException.badRequest(
                    "mask.form.large",
                    "The form of the answer takes more than {most} states; make it smaller.",
                    "most",
                    MOST);
        }
        edges.add(new ArrayList<>(1));
        skips.add(new ArrayList<>(0));
        calls.add(new ArrayList<>(0));
        words.add(new ArrayList<>(0));
        return edges.size() - 1;
    }

    /** A rule with a start and an end that nothing leads between yet. */
    int rule() {
        starts.add(state());
        ends.add(state());
        return starts.size() - 1;
    }

    int start(int rule) {
        return starts.get(rule);
    }

    int end(int rule) {
        return ends.get(rule);
    }

    void edge(int from, int least, int most, int to) {
        edges.get(from).add(new Edge(least, most, to));
    }

    void skip(int from, int to) {
        skips.get(from).add(to);
    }

    void call(int from, int rule, int then) {
        calls.get(from).add(new Call(rule, then));
    }

    void words(int from, int least, int most, int then) {
        words.get(from).add(new Words(least, most, then));
    }

    /** These bytes lead from one state to another. */
    void text(int from, byte[] text, int to) {
        int at = from;
        for (int i = 0; i < text.length; i++) {
            int next = i == text.length - 1 ? to : state();
            edge(at, text[i] & 255, text[i] & 255, next);
            at = next;
        }
        if (text.length == 0) {
            skip(from, to);
        }
    }

    /** Any of these texts, sharing their beginnings. */
    void anyOf(int from, Trie texts, int to) {
        int[] open = new int[texts.deepest() + 1];
        open[0] = from;
        for (int node = 0; node < texts.nodes(); node++) {
            int depth = texts.depth(node);
            open[depth] = state();
            edge(open[depth - 1], texts.last(node), texts.last(node), open[depth]);
            if (texts.ends(node)) {
                skip(open[depth], to);
            }
        }
    }

    /** Any byte may follow in this state, and only this one may lead to a state that is not free. */
    void free(int state, int but) {
        free.set(state);
        trigger = but;
    }

    boolean free(int state) {
        return free.get(state);
    }

    /** The byte that alone leads out of free states; -1 if no state is free. */
    int trigger() {
        return trigger;
    }

    /** Nothing is added from here on. */
    void seal() {
        int count = edges.size();
        last = new boolean[count];
        ends.forEach(end -> last[end] = true);
        distance = new int[count];
        height = new int[count];
        Arrays.fill(distance, NEVER);
        Arrays.fill(height, NEVER);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int state = count - 1; state >= 0; state--) {
                changed |= nearer(state);
            }
            for (int state = 0; changed && state < count; state++) {
                nearer(state);
            }
        }
        if (height(0) > DEEPEST) {
            throw MillwrightException.badRequest(
                    "mask.form.deep",
                    "Every answer of the asked form lies more than {deepest} levels deep; make it flatter.",
                    "deepest",
                    DEEPEST);
        }
        onward = new int[count];
        for (int state = 0; state < count; state++) {
            onward[state] = NEVER;
            for (Edge edge : edges.get(state)) {
                onward[state] = Math.min(onward[state], 1 + distance[edge.to]);
            }
        }
    }

    private boolean nearer(int state) {
        int near = last[state] ? 0 : NEVER;
        int low = near;
        for (Edge edge : edges.get(state)) {
            near = Math.min(near, 1 + distance[edge.to]);
            low = Math.min(low, height[edge.to]);
        }
        for (int to : skips.get(state)) {
            near = Math.min(near, distance[to]);
            low = Math.min(low, height[to]);
        }
        for (Call call : calls.get(state)) {
            near = Math.min(near, distance[start(call.rule)] + distance[call.then]);
            low = Math.min(low, Math.max(1 + height[start(call.rule)], height[call.then]));
        }
        for (Words one : words.get(state)) {
            near = Math.min(near, Math.min(NEVER / 2, one.least) + 1 + distance[one.then]);
            low = Math.min(low, height[one.then]);
        }
        near = Math.min(near, NEVER);
        boolean changed = near < distance[state] || low < height[state];
        distance[state] = Math.min(near, distance[state]);
        height[state] = Math.min(low, height[state]);
        return changed;
    }

    List<Edge> edges(int state) {
        return edges.get(state);
    }

    List<Integer> skips(int state) {
        return skips.get(state);
    }

    List<Call> calls(int state) {
        return calls.get(state);
    }

    List<Words> words(int state) {
        return words.get(state);
    }

    boolean last(int state) {
        return last[state];
    }

    /** How many bytes at least lead from a state to the end of its rule. */
    int distance(int state) {
        return distance[state];
    }

    /** The same, if the next byte is one of the state's own edges. */
    int onward(int state) {
        return onward[state];
    }

    /** How many calls at least lie in each other from the start of a rule on. */
    int height(int rule) {
        return height[start(rule)];
    }
}
