package org.millwright.language.gguf.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes a tokenizer of a file's table, or says why it cannot be. */
final class TokenizerReader {
    private final Table table;
    private final byte[][] bytes;

    TokenizerReader(Table table) {
        this.table = table;
        this.bytes = table.texts.clone();
    }

    Tokenizer read() {
        String model = table.name("model");
        return switch (model) {
            case "gpt2" -> bytePairs();
            case "llama" -> scoredPieces();
            default -> throw table.refused("model", model, "gpt2 or llama, the tokenizers this engine has");
        };
    }

    private Tokenizer bytePairs() {
        String pre = table.name("pre");
        Words words = Words.named(pre).orElseThrow(() -> table.refused("pre", pre, "llama-bpe or qwen2"));
        Alphabet alphabet = new Alphabet();
        ByteTable whole = new ByteTable(table.size());
        for (int id = 0; id < table.size(); id++) {
            boolean plain = table.kind(id) != Table.CONTROL && table.kind(id) != Table.DEFINED;
            byte[] read = plain ? alphabet.read(bytes[id], 0, bytes[id].length) : null;
            if (read != null) {
                bytes[id] = read;
                whole.put(read, id);
            }
        }
        return new Tokenizer(table, bytes, new BytePairs(words, whole, singles(whole), merges(alphabet, whole)));
    }

    private int[] singles(ByteTable whole) {
        int[] singles = new int[256];
        for (int value = 0; value < 256; value++) {
            singles[value] = whole.find(new byte[] {(byte) value}, 0, 1);
            // These bytes occur in no UTF-8 text, and broken text is encoded as U+FFFD.
            boolean never = value == 0xc0 || value == 0xc1 || value >= 0xf5;
            if (singles[value] < 0 && !never) {
                throw table.refused("tokens", "no token for the byte 0x%02x".formatted(value), "complete");
            }
        }
        return singles;
    }

    private PairTable merges(Alphabet alphabet, ByteTable whole) {
        byte[][] merges = table.merges();
        PairTable pairs = new PairTable(merges.length);
        for (int rank = 0; rank < merges.length; rank++) {
            byte[] merge = merges[rank];
            int space = space(merge);
            byte[] left = space < 0 ? null : alphabet.read(merge, 0, space);
            byte[] right = space < 0 ? null : alphabet.read(merge, space + 1, merge.length);
            if (left == null || right == null || right.length == 0) {
                throw unparsable(rank, merge);
            }
            byte[] both = Arrays.copyOf(left, left.length + right.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            int leftId = whole.find(left, 0, left.length);
            int rightId = whole.find(right, 0, right.length);
            int bothId = whole.find(both, 0, both.length);
            if (leftId < 0 || rightId < 0 || bothId < 0) {
                throw unparsable(rank, merge);
            }
            pairs.put(leftId, rightId, rank);
        }
        return pairs;
    }

    private static int space(byte[] merge) {
        for (int i = 1; i < merge.length; i++) {
            if (merge[i] == ' ') {
                return i;
            }
        }
        return -1;
    }

    private RuntimeException unparsable(int rank, byte[] merge) {
        String text = new String(merge, 0, Math.min(merge.length, 100), StandardCharsets.UTF_8);
        return table.refused(
                "merges", text + " at place " + rank, "two tokens with a space between, whose union is a token");
    }

    private Tokenizer scoredPieces() {
        float[] scores = table.scores();
        ByteTable pieces = new ByteTable(table.size());
        int[] orders = new int[table.size()];
        int[] singles = new int[256];
        Arrays.fill(singles, -1);
        for (int id = 0; id < table.size(); id++) {
            orders[id] = falling(scores[id]);
            int kind = table.kind(id);
            if (kind == Table.BYTE) {
                int value = byteOf(bytes[id]);
                singles[value] = id;
                bytes[id] = new byte[] {(byte) value};
            } else if (kind != Table.CONTROL && kind != Table.UNKNOWN && bytes[id].length > 0) {
                pieces.put(bytes[id], id);
                bytes[id] = kind == Table.DEFINED ? bytes[id] : spaced(bytes[id]);
            }
        }
        for (int value = 0; value < 256; value++) {
            if (singles[value] < 0) {
                throw table.refused("tokens", "no token for the byte 0x%02x".formatted(value), "complete");
            }
        }
        return new Tokenizer(
                table, bytes, new ScoredPieces(pieces, orders, singles, table.flag("add_space_prefix", true)));
    }

    /** A whole number that falls as the score rises; the order of floats by their bits. */
    private int falling(float score) {
        if (Float.isNaN(score)) {
            throw table.refused("scores", score, "a number");
        }
        int bits = Float.floatToIntBits(score + 0f);
        return bits < 0 ? bits & Integer.MAX_VALUE : ~bits;
    }

    private int byteOf(byte[] text) {
        String written = new String(text, StandardCharsets.UTF_8);
        if (!written.matches("<0x[0-9A-Fa-f]{2}>")) {
            throw table.refused("tokens", written, "a byte written as <0x41>, since its kind is byte");
        }
        return Integer.parseInt(written.substring(3, 5), 16);
    }

    private static byte[] spaced(byte[] piece) {
        return new String(piece, StandardCharsets.ISO_8859_1)
                .replace("\u00e2\u0096\u0081", " ")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
