package org.millwright.language.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What each token is inside a JSON string, worked out once for a vocabulary: nearly all tokens may stand there, so walking through
 * all of them for each answer would be slow. Immutable.
 */
final class Contents {
    private final int longs;
    private final Rests rests = new Rests();
    private final Phase[] phases = new Phase[Phases.COUNT];
    private final Trie tree;

    /** A token that stays inside the string, with the number of characters it begins. */
    private record Stayer(int token, int begun) {}

    /** A token that holds the closing quote: how many characters begin before it, and which rest comes after it. */
    private record Closer(int token, int begun, int rest) {}

    /** The tokens from one phase on. */
    private static final class Phase {
        private final List<Stayer> stayers = new ArrayList<>();
        private final List<Closer> closers = new ArrayList<>();
        private long[][] upTo = {};
    }

    Contents(byte[][] tokens) {
        this.longs = (tokens.length + 63) / 64;
        for (int phase = 0; phase < Phases.COUNT; phase++) {
            phases[phase] = new Phase();
            for (int token = 0; token < tokens.length; token++) {
                if (tokens[token].length > 0) {
                    sort(phase, token, tokens[token]);
                }
            }
            count(phases[phase]);
        }
        this.tree = rests.tree();
    }

    private void sort(int phase, int token, byte[] bytes) {
        int at = phase;
        int begun = 0;
        for (int i = 0; i < bytes.length; i++) {
            int next = Phases.next(at, bytes[i] & 255);
            if (next == Phases.DEAD) {
                return;
            }
            if (next == Phases.CLOSED) {
                int rest = rests.number(Arrays.copyOfRange(bytes, i + 1, bytes.length));
                phases[phase].closers.add(new Closer(token, begun, rest));
                return;
            }
            begun += at == Phases.BETWEEN ? 1 : 0;
            at = next;
        }
        phases[phase].stayers.add(new Stayer(token, begun));
    }

    /** Sets of tokens by the number of characters they begin at most; equal sets are one. */
    private void count(Phase phase) {
        phase.stayers.sort(Comparator.comparingInt(Stayer::begun));
        int most = phase.stayers.isEmpty() ? 0 : phase.stayers.getLast().begun;
        phase.upTo = new long[most + 1][];
        long[] bits = new long[longs];
        int at = 0;
        for (int begun = 0; begun <= most; begun++) {
            int from = at;
            for (; at < phase.stayers.size() && phase.stayers.get(at).begun == begun; at++) {
                int token = phase.stayers.get(at).token;
                bits[token >> 6] |= 1L << token;
            }
            phase.upTo[begun] = begun > 0 && from == at ? phase.upTo[begun - 1] : bits.clone();
        }
        phase.stayers.clear();
    }

    /** All texts that come after a closing quote inside a token, each once. */
    Trie rests() {
        return tree;
    }

    /** A set of rests that holds at most the empty one. */
    long[] noRest() {
        return rests.none();
    }

    /** The tokens that stay inside the string and begin at most so many characters; not to be changed. */
    long[] inside(int phase, int most) {
        long[][] upTo = phases[phase].upTo;
        return upTo[Math.min(most, upTo.length - 1)];
    }

    /**
     * Adds the tokens that close the string after at least and at most so many more characters.
     *
     * @param may which rests may follow the closing quote
     */
    void closing(int phase, int least, int most, long[] may, long[] bits) {
        for (Closer one : phases[phase].closers) {
            if (one.begun >= least && one.begun <= most && (may[one.rest >> 6] >>> one.rest & 1) != 0) {
                bits[one.token >> 6] |= 1L << one.token;
            }
        }
    }
}
