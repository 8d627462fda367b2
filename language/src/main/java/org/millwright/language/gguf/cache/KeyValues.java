package org.millwright.language.gguf.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of one text with their keys and values, in blocks of 64 tokens. A fork shares all blocks; whoever writes into a shared block
 * first copies it. One thread at a time for a text and its forks.
 */
public final class KeyValues {
    private final KeyValueShape shape;
    private final List<Block> blocks;
    private int[] tokens;
    private int length;

    public KeyValues(KeyValueShape shape) {
        this(shape, new ArrayList<>(), new int[Block.TOKENS], 0);
    }

    private KeyValues(KeyValueShape shape, List<Block> blocks, int[] tokens, int length) {
        this.shape = shape;
        this.blocks = blocks;
        this.tokens = tokens;
        this.length = length;
    }

    public KeyValueShape shape() {
        return shape;
    }

    /** How many tokens are complete. */
    public int length() {
        return length;
    }

    /** The tokens themselves. */
    public int[] tokens() {
        return Arrays.copyOf(tokens, length);
    }

    /** Another text that begins alike. */
    public KeyValues fork() {
        blocks.forEach(Block::share);
        return new KeyValues(shape, new ArrayList<>(blocks), tokens.clone(), length);
    }

    /** How many tokens at the beginning of another text are those of this one. */
    public int common(int[] text) {
        int most = Math.min(text.length, length);
        int mismatch = Arrays.mismatch(tokens, 0, most, text, 0, most);
        return mismatch < 0 ? most : mismatch;
    }

    /** Forgets all tokens behind the first so many. */
    public void cut(int keep) {
        length = Math.min(length, keep);
        int needed = (length + Block.TOKENS - 1) / Block.TOKENS;
        while (blocks.size() > needed) {
            blocks.removeLast().release();
        }
    }

    /** Makes room for tokens behind the last; {@link #complete} counts them once all layers are written. */
    public void reserve(int more) {
        int end = length + more;
        int last = length / Block.TOKENS;
        if (more > 0 && last < blocks.size() && length % Block.TOKENS > 0) {
            blocks.set(last, blocks.get(last).own());
        }
        while (blocks.size() * Block.TOKENS < end) {
            blocks.add(new Block(shape));
        }
    }

    /** The tokens whose keys and values are now written. */
    public void complete(int[] more, int from, int count) {
        if (length + count > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, length + count));
        }
        System.arraycopy(more, from, tokens, length, count);
        length += count;
    }

    /**
     * Writes what one head of a layer keeps of a token.
     *
     * @param at of the token in the text
     */
    public void write(Place place, int at, float[] values, int from) {
        blocks.get(at / Block.TOKENS).write(shape.size(), index(place, at % Block.TOKENS), values, from);
    }

    /**
     * Reads what one head of a layer keeps of the tokens of a block, as floats.
     *
     * @param block its tokens begin at 64 times this
     * @param count of tokens, 64 at most
     */
    public void read(Place place, int block, int count, float[] out) {
        blocks.get(block).read(index(place, 0), count * shape.size(), out);
    }

    private int index(Place place, int token) {
        int head = (place.layer() * 2 + (place.values() ? 1 : 0)) * shape.heads() + place.head();
        return (head * Block.TOKENS + token) * shape.size();
    }

    /** Lets go of all blocks. */
    public void release() {
        cut(0);
    }

    List<Block> blocks() {
        return blocks;
    }

    /**
     * One head of one layer.
     *
     * @param values false for its keys
     */
    public record Place(int layer, int head, boolean values) {}
}
