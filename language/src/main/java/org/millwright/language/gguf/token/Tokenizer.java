package org.millwright.language.gguf.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.language.Vocabulary;
import org.millwright.language.gguf.file.GgufFile;

/**
 * The vocabulary of a file with both ways through it. Content never becomes a control token: text that spells one is encoded as the plain
 * words it is. Several threads may use it.
 */
public final class Tokenizer implements Vocabulary {
    private static final byte[] NOTHING = {};

    private final Table table;
    private final byte[][] bytes;
    private final Encoder encoder;
    private final Map<String, Integer> controls;
    private final int beginning;
    private final ByteTable defined;
    private final int[] definedLengths;
    private final BitSet definedStarts = new BitSet(256);

    Tokenizer(Table table, byte[][] bytes, Encoder encoder) {
        this.table = table;
        this.bytes = bytes;
        this.encoder = encoder;
        this.controls = table.controls();
        this.beginning = beginning(table, encoder);
        List<Integer> ids = table.defined();
        this.defined = new ByteTable(ids.size());
        for (int id : ids) {
            defined.put(table.texts[id], id);
            definedStarts.set(table.texts[id][0] & 0xff);
        }
        this.definedLengths = ids.stream()
                .mapToInt(id -> table.texts[id].length)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * Reads the vocabulary of a file.
     *
     * @throws org.millwright.MillwrightException if its kind is not known or something of it is missing
     */
    public static Tokenizer of(GgufFile file) {
        return new TokenizerReader(new Table(file)).read();
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public byte[] bytes(int id) {
        return control(id) ? NOTHING : bytes[id];
    }

    @Override
    public boolean control(int id) {
        return table.kind(id) == Table.CONTROL || table.kind(id) == Table.UNKNOWN;
    }

    @Override
    public boolean end(int id) {
        return table.end(id);
    }

    /** The id of a control token by its name. */
    public Optional<Integer> control(String name) {
        return Optional.ofNullable(controls.get(name));
    }

    /** The token a prompt begins with; empty where the model wants none. */
    public Optional<Integer> beginning() {
        return beginning < 0 ? Optional.empty() : Optional.of(beginning);
    }

    private static int beginning(Table table, Encoder encoder) {
        boolean llama = Words.named(table.name("pre"))
                .filter(words -> words == Words.LLAMA_BPE)
                .isPresent();
        boolean wanted = table.flag("add_bos_token", !(encoder instanceof BytePairs) || llama);
        return wanted ? table.id("bos_token_id").orElse(-1) : -1;
    }

    /** The tokens of a text. */
    public int[] encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The tokens of bytes that are meant as UTF-8; broken ones are encoded too. */
    public int[] encode(byte[] text) {
        Ids out = new Ids();
        boolean first = true;
        int at = 0;
        for (Match match : matches(text)) {
            if (match.from() > at) {
                encoder.encode(text, at, match.from(), first, out);
            }
            out.add(match.id());
            first = true;
            at = match.to();
        }
        if (at < text.length) {
            encoder.encode(text, at, text.length, first, out);
        }
        return out.toArray();
    }

    private record Match(int from, int to, int id) {}

    /** Defined tokens in a text: the longest take their places first, the leftmost among those. */
    private List<Match> matches(byte[] text) {
        List<Match> candidates = new ArrayList<>();
        for (int from = 0; from < text.length; from++) {
            if (definedStarts.get(text[from] & 0xff)) {
                candidates(text, from, candidates);
            }
        }
        candidates.sort(Comparator.comparingInt((Match match) -> match.from() - match.to())
                .thenComparingInt(Match::from));
        BitSet taken = new BitSet(text.length);
        List<Match> matches = new ArrayList<>();
        for (Match match : candidates) {
            int occupied = taken.nextSetBit(match.from());
            if (occupied < 0 || occupied >= match.to()) {
                taken.set(match.from(), match.to());
                matches.add(match);
            }
        }
        matches.sort(Comparator.comparingInt(Match::from));
        return matches;
    }

    private void candidates(byte[] text, int from, List<Match> candidates) {
        for (int length : definedLengths) {
            if (from + length > text.length) {
                return;
            }
            int id = defined.find(text, from, from + length);
            if (id >= 0) {
                candidates.add(new Match(from, from + length, id));
            }
        }
    }

    /** The text of tokens; bytes that are no characters become U+FFFD. */
    public String decode(int[] ids) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (int id : ids) {
            out.writeBytes(bytes(id));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
