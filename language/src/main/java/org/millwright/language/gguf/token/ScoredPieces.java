package org.millwright.language.gguf.token;

/** Pieces merged by the highest score, the leftmost first among equals; what is no piece falls to single bytes. A space is written ▁. */
final class ScoredPieces implements Encoder {
    private static final byte[] SPACE = {(byte) 0xe2, (byte) 0x96, (byte) 0x81};

    private final ByteTable pieces;
    private final int[] orders;
    private final int[] bytes;
    private final boolean spaceFirst;

    /**
     * @param pieces every piece that text may become
     * @param orders of each id: the lower, the earlier
     * @param bytes the id of each byte
     * @param spaceFirst a text begins with a space of its own
     */
    ScoredPieces(ByteTable pieces, int[] orders, int[] bytes, boolean spaceFirst) {
        this.pieces = pieces;
        this.orders = orders;
        this.bytes = bytes;
        this.spaceFirst = spaceFirst;
    }

    @Override
    public void encode(byte[] text, int from, int to, boolean first, Ids out) {
        byte[] escaped = escaped(text, from, to, first && spaceFirst);
        Chain chain = new Chain();
        for (int at = 0; at < escaped.length; ) {
            int end = Math.min(escaped.length, at + length(escaped[at]));
            chain.add(-1, at, end);
            at = end;
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            offer(chain, escaped, i);
        }
        for (int left = chain.merge(); left >= 0; left = chain.merge()) {
            offer(chain, escaped, chain.previous(left));
            offer(chain, escaped, left);
        }
        for (int i = 0; i >= 0 && escaped.length > 0; i = chain.next(i)) {
            add(escaped, chain.start[i], chain.end[i], out);
        }
    }

    private void add(byte[] text, int from, int to, Ids out) {
        int piece = pieces.find(text, from, to);
        if (piece >= 0) {
            out.add(piece);
            return;
        }
        for (int i = from; i < to; i++) {
            out.add(bytes[text[i] & 0xff]);
        }
    }

    private void offer(Chain chain, byte[] text, int left) {
        int right = left < 0 ? -1 : chain.next(left);
        if (right < 0) {
            return;
        }
        int piece = pieces.find(text, chain.start[left], chain.end[right]);
        if (piece >= 0) {
            chain.offer(orders[piece], left, chain.end[right] - chain.start[left]);
        }
    }

    private static byte[] escaped(byte[] text, int from, int to, boolean spaceFirst) {
        int spaces = spaceFirst ? 1 : 0;
        for (int i = from; i < to; i++) {
            spaces += text[i] == ' ' ? 1 : 0;
        }
        byte[] escaped = new byte[to - from + 2 * spaces + (spaceFirst ? 1 : 0)];
        int at = 0;
        if (spaceFirst) {
            System.arraycopy(SPACE, 0, escaped, 0, 3);
            at = 3;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == ' ') {
                System.arraycopy(SPACE, 0, escaped, at, 3);
                at += 3;
            } else {
                escaped[at++] = text[i];
            }
        }
        return escaped;
    }

    private static int length(byte lead) {
        int high = (lead & 0xff) >>> 4;
        return high < 0xc ? 1 : high < 0xe ? 2 : high == 0xe ? 3 : 4;
    }
}
