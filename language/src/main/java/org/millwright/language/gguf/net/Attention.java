package org.millwright.language.gguf.net;

import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.kernel.Arithmetic;

/**
 * Lets the tokens of a batch look at those before them. Falls into parts, each of one key head, some of its query heads, and some tokens,
 * so that a decoded block of keys serves several queries.
 */
final class Attention {
    private static final int BLOCK = 64;
    private static final int TOKENS = 8;

    private final Shape shape;
    private final float scale;
    private final Arithmetic arithmetic;
    private final float[][] decoded;
    private final float[][] scores;

    Attention(Hyper hyper, Arithmetic arithmetic, int threads) {
        this.shape = hyper.shape();
        this.scale = hyper.attentionScale();
        this.arithmetic = arithmetic;
        this.decoded = new float[threads][BLOCK * shape.headSize()];
        this.scores = new float[threads][];
    }

    /**
     * One layer's look at a text.
     *
     * @param start the position of the batch's first token
     * @param count of tokens in the batch
     * @param window a key is visible if it is fewer than this many tokens back
     * @param queries token after token, all heads; already turned
     * @param out of the same form
     */
    // Nobody compares looks: the arrays are the batch's own.
    @SuppressWarnings("ArrayRecordComponent")
    record Look(KeyValues text, int layer, int start, int count, int window, float[] queries, float[] out) {}

    /** How many parts a look falls into. */
    int parts(int count, int threads) {
        return shape.keyHeads() * pieces(count, threads) * chunks(count);
    }

    private static int chunks(int count) {
        return (count + TOKENS - 1) / TOKENS;
    }

    /** Into how many parts the query heads of a key head are divided: only where there is too little else to share. */
    private int pieces(int count, int threads) {
        int rest = shape.keyHeads() * chunks(count);
        return rest >= threads ? 1 : Math.min(shape.group(), (threads + rest - 1) / rest);
    }

    void part(Look look, int part, int worker, int threads) {
        int pieces = pieces(look.count(), threads);
        int keyHead = part % shape.keyHeads();
        int piece = part / shape.keyHeads() % pieces;
        int chunk = part / shape.keyHeads() / pieces;
        int firstHead = keyHead * shape.group() + piece * shape.group() / pieces;
        int endHead = keyHead * shape.group() + (piece + 1) * shape.group() / pieces;
        int from = chunk * TOKENS;
        int to = Math.min(look.count(), from + TOKENS);
        Piece one = new Piece(look, keyHead, firstHead, endHead, from, to);
        score(one, worker);
        mix(one, worker);
    }

    private record Piece(Look look, int keyHead, int firstHead, int endHead, int from, int to) {
        /** The first position that any of its tokens sees. */
        int first() {
            return Math.max(0, look.start() + from - look.window() + 1);
        }

        /** Behind the last position that any of its tokens sees. */
        int end() {
            return look.start() + to;
        }

        int firstOf(int token) {
            return Math.max(0, look.start() + token - look.window() + 1);
        }
    }

    private float[] scores(Piece piece, int worker) {
        int needed = (piece.to() - piece.from()) * (piece.endHead() - piece.firstHead()) * piece.end();
        if (scores[worker] == null || scores[worker].length < needed) {
            scores[worker] = new float[needed + needed / 4];
        }
        return scores[worker];
    }

    private void score(Piece piece, int worker) {
        float[] all = scores(piece, worker);
        float[] keys = decoded[worker];
        Look look = piece.look();
        KeyValues.Place place = new KeyValues.Place(look.layer(), piece.keyHead(), false);
        int end = piece.end();
        for (int block = piece.first() / BLOCK; block * BLOCK < end; block++) {
            int count = Math.min(BLOCK, end - block * BLOCK);
            look.text().read(place, block, count, keys);
            for (int token = piece.from(); token < piece.to(); token++) {
                int first = Math.max(piece.firstOf(token), block * BLOCK);
                int last = Math.min(look.start() + token + 1, block * BLOCK + count);
                for (int head = piece.firstHead(); head < piece.endHead(); head++) {
                    int query = (token * shape.heads() + head) * shape.headSize();
                    int row = row(piece, token, head);
                    for (int at = first; at < last; at++) {
                        int key = (at - block * BLOCK) * shape.headSize();
                        all[row + at] = scale * arithmetic.dot(look.queries(), query, keys, key, shape.headSize());
                    }
                }
            }
        }
    }

    private int row(Piece piece, int token, int head) {
        int heads = piece.endHead() - piece.firstHead();
        return ((token - piece.from()) * heads + head - piece.firstHead()) * piece.end();
    }

    private void mix(Piece piece, int worker) {
        float[] all = scores(piece, worker);
        float[] values = decoded[worker];
        Look look = piece.look();
        begin(piece, all);
        KeyValues.Place place = new KeyValues.Place(look.layer(), piece.keyHead(), true);
        int end = piece.end();
        for (int block = piece.first() / BLOCK; block * BLOCK < end; block++) {
            int count = Math.min(BLOCK, end - block * BLOCK);
            look.text().read(place, block, count, values);
            for (int token = piece.from(); token < piece.to(); token++) {
                int first = Math.max(piece.firstOf(token), block * BLOCK);
                int last = Math.min(look.start() + token + 1, block * BLOCK + count);
                for (int head = piece.firstHead(); head < piece.endHead(); head++) {
                    int out = (token * shape.heads() + head) * shape.headSize();
                    int row = row(piece, token, head);
                    for (int at = first; at < last; at++) {
                        int value = (at - block * BLOCK) * shape.headSize();
                        arithmetic.add(all[row + at], values, value, look.out(), out, shape.headSize());
                    }
                }
            }
        }
    }

    /** Makes shares of the scores, and clears the output. */
    private void begin(Piece piece, float[] all) {
        Look look = piece.look();
        for (int token = piece.from(); token < piece.to(); token++) {
            int first = piece.firstOf(token);
            int out = (token * shape.heads() + piece.firstHead()) * shape.headSize();
            int size = (piece.endHead() - piece.firstHead()) * shape.headSize();
            java.util.Arrays.fill(look.out(), out, out + size, 0);
            for (int head = piece.firstHead(); head < piece.endHead(); head++) {
                Pointwise.softmax(all, row(piece, token, head) + first, look.start() + token + 1 - first);
            }
        }
    }
}
