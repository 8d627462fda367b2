package org.millwright.audit;

import org.jspecify.annotations.Nullable;

/**
 * A signed statement about the first entries of a log, one line of text.
 *
 * @param size how many entries
 * @param root the root of the tree over them
 * @param last the hash of the last of them
 * @param micros when it was signed
 * @param line the whole line, without its end
 */
record Head(long size, Sha256 root, Sha256 last, long micros, String line) {
    private static final int PARTS = 8;
    private static final Sha256 NONE = new Sha256("0".repeat(64));

    static Head sign(Frontier tree, byte[] last, long micros, @Nullable Head before, SigningKey key) {
        Sha256 root = Sha256.ofHash(tree.root());
        Sha256 lastHash = Sha256.ofHash(last);
        Sha256 link = before == null ? NONE : Sha256.of(before.line);
        String text = "head 1 %d %s %s %d %s".formatted(tree.size(), root, lastHash, micros, link);
        return new Head(tree.size(), root, lastHash, micros, text + " " + key.sign(text));
    }

    /** Reads a line; null if it is no head or not signed with the key. */
    static @Nullable Head read(String line, SigningKey key) {
        String[] parts = line.split(" ", -1);
        int cut = line.lastIndexOf(' ');
        if (parts.length != PARTS
                || !parts[2].matches("[1-9]\\d{0,17}")
                || !key.signed(line.substring(0, cut), parts[7])) {
            return null;
        }
        return new Head(
                Long.parseLong(parts[2]), new Sha256(parts[3]), new Sha256(parts[4]), Long.parseLong(parts[5]), line);
    }
}
