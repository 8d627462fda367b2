package org.millwright.language.gguf.token;

/** Byte-level pair encoding: a text is cut into words, a word's bytes are merged in the order the vocabulary learnt it. */
final class BytePairs implements Encoder {
    private final Words words;
    private final ByteTable whole;
    private final int[] single;
    private final PairTable merges;

    /** A word that is a token itself is taken as such, whatever the merges say. */
    private final boolean wholeFirst;

    BytePairs(Words words, ByteTable whole, int[] single, PairTable merges) {
        this.words = words;
        this.whole = whole;
        this.single = single;
        this.merges = merges;
        this.wholeFirst = words == Words.LLAMA_BPE;
    }

    @Override
    public void encode(byte[] text, int from, int to, boolean first, Ids out) {
        Characters characters = Characters.of(text, from, to);
        Chain chain = new Chain();
        int at = 0;
        while (at < characters.size()) {
            int end = words.end(characters, at);
            word(characters.bytes(at, end), chain, out);
            at = end;
        }
    }

    private void word(byte[] word, Chain chain, Ids out) {
        int known = wholeFirst || word.length == 1 ? whole.find(word, 0, word.length) : -1;
        if (known >= 0) {
            out.add(known);
            return;
        }
        chain.clear();
        for (int i = 0; i < word.length; i++) {
            chain.add(single[word[i] & 0xff], i, i + 1);
        }
        for (int i = 0; i + 1 < word.length; i++) {
            offer(chain, i);
        }
        for (int left = chain.merge(); left >= 0; left = chain.merge()) {
            chain.id[left] = whole.find(word, chain.start[left], chain.end[left]);
            offer(chain, chain.previous(left));
            offer(chain, left);
        }
        for (int i = 0; i >= 0; i = chain.next(i)) {
            out.add(chain.id[i]);
        }
    }

    private void offer(Chain chain, int left) {
        int right = left < 0 ? -1 : chain.next(left);
        if (right < 0) {
            return;
        }
        int rank = merges.rank(chain.id[left], chain.id[right]);
        if (rank >= 0) {
            chain.offer(rank, left, chain.end[right] - chain.start[left]);
        }
    }
}
