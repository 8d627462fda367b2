package org.millwright.language.mask;

/** Writes whole numbers between two bounds into a net, without leading zeros and without a negative zero. */
final class WholeNumbers {
    private final Net net;
    private final int end;

    /** States before which so many digits may still come, found by the least and most of them. */
    private final int[][] tails = new int[20][20];

    WholeNumbers(Net net, int end) {
        this.net = net;
        this.end = end;
    }

    void between(int from, long least, long most) {
        if (least < 0) {
            int minus = net.state();
            net.edge(from, '-', '-', minus);
            positive(minus, Math.max(1, -most), -least);
        }
        if (most >= 0) {
            positive(from, Math.max(0, least), most);
        }
    }

    private void positive(int from, long least, long most) {
        String low = Long.toString(least);
        String high = Long.toString(most);
        if (low.length() == high.length()) {
            both(from, low, high, 0);
            return;
        }
        above(from, low, 0);
        below(from, high, 0);
        if (high.length() - low.length() > 1) {
            net.edge(from, '1', '9', tail(low.length(), high.length() - 2));
        }
    }

    /** The digits from a place on must be at least those of one text and at most those of another, equal in length. */
    private void both(int from, String low, String high, int at) {
        if (at == low.length()) {
            net.skip(from, end);
        } else if (low.charAt(at) == high.charAt(at)) {
            int next = net.state();
            net.edge(from, low.charAt(at), low.charAt(at), next);
            both(next, low, high, at + 1);
        } else {
            step(from, low.charAt(at), next -> above(next, low, at + 1));
            step(from, high.charAt(at), next -> below(next, high, at + 1));
            free(from, low.charAt(at) + 1, high.charAt(at) - 1, low.length() - at - 1);
        }
    }

    private void above(int from, String low, int at) {
        if (at == low.length()) {
            net.skip(from, end);
        } else {
            step(from, low.charAt(at), next -> above(next, low, at + 1));
            free(from, low.charAt(at) + 1, '9', low.length() - at - 1);
        }
    }

    private void below(int from, String high, int at) {
        if (at == high.length()) {
            net.skip(from, end);
        } else {
            step(from, high.charAt(at), next -> below(next, high, at + 1));
            boolean first = at == 0 && high.length() > 1;
            free(from, first ? '1' : '0', high.charAt(at) - 1, high.length() - at - 1);
        }
    }

    private void step(int from, int digit, java.util.function.IntConsumer then) {
        int next = net.state();
        net.edge(from, digit, digit, next);
        then.accept(next);
    }

    private void free(int from, int least, int most, int more) {
        if (least <= most) {
            net.edge(from, least, most, tail(more, more));
        }
    }

    /** The state before at least and at most so many digits. */
    int tail(int least, int most) {
        if (most == 0) {
            return end;
        }
        if (tails[least][most] == 0) {
            int state = net.state();
            tails[least][most] = state;
            net.edge(state, '0', '9', tail(Math.max(0, least - 1), most - 1));
            if (least == 0) {
                net.skip(state, end);
            }
        }
        return tails[least][most];
    }
}
