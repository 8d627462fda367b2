import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells whether an audit log was changed. It needs nothing but a JDK and shares no code with the program that wrote the log:
 *
 * <pre>java VerifyAudit.java FOLDER [--anchor HEADS] [--key KEY] [--closed]</pre>
 *
 * <p>Ends with 0 if nothing was changed, with 1 and the first bad entry and the kind of damage if something was, with 2 if it
 * cannot be told (a wrong command line, a folder that cannot be read).
 *
 * <p><b>The files.</b> {@code entries-N.log}, N the number of its first entry with 20 digits, one file after the other: each
 * entry is its length in bytes (u32, big-endian) and its bytes. The bytes are twelve fields, each its length (u32) and its bytes:
 * version (one byte, 1), number (u64, from 0), time (i64, microseconds UTC since 1970), actor, via, action, object (UTF-8), hash
 * of the arguments (32 bytes or none), decision, reason, origin (UTF-8), hash of the entry before (32 bytes, zeros in entry 0).
 * The hash of an entry is SHA-256(0x00 || bytes).
 *
 * <p>{@code heads.txt}: one line for each head, {@code head 1 SIZE ROOT LAST TIME BEFORE SIGNATURE}: the number of entries, the
 * root of the Merkle tree over all their hashes (RFC 9162: node = SHA-256(0x01 || left || right)), the hash of the last of them,
 * the time, SHA-256 of the line before without its end (zeros in the first), and the Ed25519 signature of all before the last
 * space, in Base64. As each line holds the hash of the line before, the signature of the last line stands for all.
 *
 * <p>{@code key.pub}: the public key, X.509 in Base64. A key taken from the same folder proves nothing against somebody who can
 * write there and makes a new key; keep a copy elsewhere and give it with {@code --key}. Keep copies of heads elsewhere too, and
 * give them with {@code --anchor}: without them nobody can tell that the end of a log, heads included, was cut off.
 */
public final class VerifyAudit {
    private static final int HASH = 32;
    private static final int FIELDS = 12;
    private static final int LONGEST_ENTRY = 1 << 20;
    private static final int UNSIGNED = 1_000;
    private static final String ZEROS = "0".repeat(2 * HASH);

    /** What is wrong, and from which entry on. */
    private static final class Damage extends Exception {
        private static final long serialVersionUID = 1;
        final long entry;
        final String kind;

        Damage(long entry, String kind, String says) {
            super(says);
            this.entry = entry;
            this.kind = kind;
        }
    }

    private record Head(long size, String root, String last, String before, String line) {}

    private final MessageDigest sha = MessageDigest.getInstance("SHA-256");
    private final byte[][] frontier = new byte[Long.SIZE][];
    private final Map<Long, List<Head>> expected = new HashMap<>();
    private final Map<Head, String> signed = new LinkedHashMap<>();
    private PublicKey key;
    private long size;
    private byte[] last = new byte[HASH];

    private VerifyAudit() throws GeneralSecurityException {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** The whole check. Returns the exit code and tells the result in one line. */
    public static int run(String[] args, PrintStream out) {
        Path folder = null;
        Path anchor = null;
        Path key = null;
        boolean closed = false;
        for (int i = 0; i < args.length; i++) {
            boolean more = i + 1 < args.length;
            if (args[i].equals("--anchor") && more) {
                anchor = Path.of(args[++i]);
            } else if (args[i].equals("--key") && more) {
                key = Path.of(args[++i]);
            } else if (args[i].equals("--closed")) {
                closed = true;
            } else if (folder == null && !args[i].startsWith("--")) {
                folder = Path.of(args[i]);
            } else {
                out.println("Usage: java VerifyAudit.java FOLDER [--anchor HEADS] [--key KEY] [--closed]");
                return 2;
            }
        }
        if (folder == null || !Files.isDirectory(folder) || !present(anchor) || !present(key)) {
            out.println("Usage: java VerifyAudit.java FOLDER [--anchor HEADS] [--key KEY] [--closed]; they have to exist.");
            return 2;
        }
        try {
            out.println(new VerifyAudit().verify(folder, anchor, key, closed));
            return 0;
        } catch (Damage damage) {
            out.println("DAMAGED at entry " + damage.entry + ": " + damage.kind + ": " + damage.getMessage());
            return 1;
        } catch (IOException | GeneralSecurityException unreadable) {
            out.println("Cannot be told: " + unreadable);
            return 2;
        }
    }

    private static boolean present(Path file) {
        return file == null || Files.isRegularFile(file);
    }

    private String verify(Path folder, Path anchor, Path keyFile, boolean closed)
            throws Damage, IOException, GeneralSecurityException {
        List<Path> segments = segments(folder);
        key = key(folder, keyFile);
        List<Head> heads = heads(folder.resolve("heads.txt"));
        if (!heads.isEmpty()) {
            checkChain(heads);
            signed.put(heads.getLast(), "head-signature");
        }
        List<Head> anchors = anchor == null ? List.of() : heads(anchor);
        anchors.forEach(one -> signed.putIfAbsent(one, "anchor-signature"));
        heads.forEach(this::expect);
        anchors.forEach(this::expect);
        for (Path segment : segments) {
            readSegment(segment);
        }
        checkSignatures();
        checkEnd(heads, anchors, closed);
        long unsigned = size - (heads.isEmpty() ? 0 : heads.getLast().size);
        return "OK: " + size + " entries, " + heads.size() + " heads, root " + hex(root())
                + (unsigned > 0 ? "; the last " + unsigned + " entries are not signed yet" : "")
                + (anchor == null ? "; no anchor: a cut end with its heads would not show" : "; agrees with " + anchors.size() + " anchored heads")
                + (keyFile == null ? "; key taken from the folder: a log made anew with a new key would not show" : "");
    }

    private void expect(Head head) {
        expected.computeIfAbsent(head.size, any -> new ArrayList<>()).add(head);
    }

    // ---- the files

    private static List<Path> segments(Path folder) throws IOException, Damage {
        List<Path> segments;
        try (Stream<Path> files = Files.list(folder)) {
            segments = files.filter(file -> file.getFileName().toString().matches("entries-.*\\.log"))
                    .sorted()
                    .toList();
        }
        if (segments.isEmpty()) {
            throw new Damage(0, "missing", "there is no file of entries");
        }
        return segments;
    }

    private static PublicKey key(Path folder, Path given) throws Damage, IOException {
        Path own = folder.resolve("key.pub");
        if (!Files.exists(own)) {
            throw new Damage(0, "key", "key.pub is missing");
        }
        byte[] there = Files.readAllBytes(own);
        if (given != null && !Arrays.equals(there, Files.readAllBytes(given))) {
            throw new Damage(0, "key", "key.pub is not the given key");
        }
        try {
            String text = new String(there, StandardCharsets.ISO_8859_1);
            byte[] encoded = Base64.getDecoder().decode(text.stripTrailing());
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            if (!text.equals(Base64.getEncoder().encodeToString(key.getEncoded()) + "\n")) {
                throw new Damage(0, "key", "key.pub is not as it was written");
            }
            return key;
        } catch (IllegalArgumentException | GeneralSecurityException bad) {
            throw new Damage(0, "key", "key.pub is no key: " + bad.getMessage());
        }
    }

    private static List<Head> heads(Path file) throws IOException, Damage {
        if (!Files.exists(file)) {
            throw new Damage(0, "head-missing", file.getFileName() + " is missing");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        List<Head> heads = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new Damage(heads.isEmpty() ? 0 : heads.getLast().size, "head-torn", "the last head is cut; maybe the"
                        + " program was killed: start it once, it mends this and says so");
            }
            heads.add(head(text.substring(at, end), file, heads.size() + 1));
            at = end + 1;
        }
        return heads;
    }

    private static Head head(String line, Path file, int number) throws Damage {
        String[] part = line.split(" ", -1);
        boolean good = part.length == 8 && part[0].equals("head") && part[1].equals("1") && part[2].matches("[1-9]\\d{0,17}");
        if (!good) {
            throw new Damage(0, "head-form", "line " + number + " of " + file.getFileName() + " is no head");
        }
        return new Head(Long.parseLong(part[2]), part[3], part[4], part[6], line);
    }

    // ---- heads

    private void checkChain(List<Head> heads) throws Damage {
        String before = ZEROS;
        long from = 0;
        for (Head head : heads) {
            if (!head.before.equals(before)) {
                throw new Damage(from, "head-chain", "the head of " + head.size + " entries does not follow the one before");
            }
            if (head.size <= from) {
                throw new Damage(from, "head-order", "a head of " + head.size + " entries follows one of " + from);
            }
            from = head.size;
            before = hex(sha.digest(head.line.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private void checkSignatures() throws Damage {
        for (Map.Entry<Head, String> one : signed.entrySet()) {
            checkSignature(one.getKey(), one.getValue());
        }
    }

    private void checkSignature(Head head, String kind) throws Damage {
        int cut = head.line.lastIndexOf(' ');
        String text = head.line.substring(cut + 1);
        boolean good;
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(head.line.substring(0, cut).getBytes(StandardCharsets.ISO_8859_1));
            good = Base64.getEncoder().encodeToString(signature).equals(text) && check.verify(signature);
        } catch (IllegalArgumentException | GeneralSecurityException bad) {
            good = false;
        }
        if (!good) {
            throw new Damage(0, kind, "the head of " + head.size + " entries was not signed with this key");
        }
    }

    // ---- entries

    private void readSegment(Path file) throws IOException, Damage {
        String name = "entries-%020d.log".formatted(size);
        if (!file.getFileName().toString().equals(name)) {
            throw new Damage(size, "segment", "the next file should be " + name + ", not " + file.getFileName());
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return;
                }
                addEntry(readEntry(in, first, file));
            }
        } catch (EOFException cut) {
            throw new Damage(size, "torn", file.getFileName() + " ends within an entry; if this is the last entry, maybe the"
                    + " program was killed: start it once, it mends this and says so");
        }
    }

    private byte[] readEntry(DataInputStream in, int first, Path file) throws IOException, Damage {
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
        if (length < 4 * FIELDS || length > LONGEST_ENTRY) {
            throw new Damage(size, "length", "an entry of " + Integer.toUnsignedString(length) + " bytes in " + file.getFileName());
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void addEntry(byte[] entry) throws Damage {
        checkFields(entry);
        sha.update((byte) 0);
        last = sha.digest(entry);
        add(last);
        for (Head head : expected.getOrDefault(size, List.of())) {
            if (!head.root.equals(hex(root())) || !head.last.equals(hex(last))) {
                checkSignatures(); // so that a changed head is not taken for a changed entry
                throw new Damage(size - 1, "head-root", "the first " + size + " entries are not those that the head stands for;"
                        + " the damage is in this entry or before it");
            }
        }
        expected.remove(size);
    }

    /** The form of an entry, its number, and that it follows the one before. */
    private void checkFields(byte[] entry) throws Damage {
        ByteBuffer in = ByteBuffer.wrap(entry);
        for (int field = 0; field < FIELDS; field++) {
            int length = in.remaining() < 4 ? -1 : in.getInt();
            if (length < 0 || length > in.remaining() || !fits(field, length)) {
                throw new Damage(size, "form", "field " + field + " cannot be read");
            }
            int at = in.position();
            if (field == 0 && entry[at] != 1) {
                throw new Damage(size, "version", "the entry has the form " + entry[at]);
            }
            if (field == 1 && in.getLong(at) != size) {
                throw new Damage(size, "number", "the entry has the number " + in.getLong(at));
            }
            if (field == 11 && !Arrays.equals(entry, at, at + HASH, last, 0, HASH)) {
                throw new Damage(size, "chain", "the entry does not follow the one before: one of the two was changed");
            }
            in.position(at + length);
        }
        if (in.hasRemaining()) {
            throw new Damage(size, "form", "the entry has more than its fields");
        }
    }

    private static boolean fits(int field, int length) {
        return switch (field) {
            case 0 -> length == 1;
            case 1, 2 -> length == 8;
            case 7 -> length == 0 || length == HASH;
            case 11 -> length == HASH;
            default -> true;
        };
    }

    // ---- the end

    private void checkEnd(List<Head> heads, List<Head> anchors, boolean closed) throws Damage {
        long signed = heads.isEmpty() ? 0 : heads.getLast().size;
        long most = Math.max(signed, anchors.stream().mapToLong(Head::size).max().orElse(0));
        if (most > size) {
            throw new Damage(size, "cut", "there were " + most + " entries, and " + size + " are left");
        }
        for (Head one : anchors) {
            if (heads.stream().noneMatch(head -> head.line.equals(one.line))) {
                throw new Damage(one.size, "head-missing", "the anchored head of " + one.size + " entries is not in heads.txt");
            }
        }
        if (size - signed > (closed ? 0 : UNSIGNED)) {
            throw new Damage(signed, "unsigned", "no head signs the last " + (size - signed) + " entries");
        }
    }

    // ---- the Merkle tree: frontier[i] is the root of a full tree of 2^i entries, for each bit i of the size

    private void add(byte[] leaf) {
        byte[] node = leaf;
        int level = 0;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            node = node(frontier[level++], node);
        }
        frontier[level] = node;
        size++;
    }

    private byte[] root() {
        byte[] root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >>> level & 1) == 1) {
                root = root == null ? frontier[level] : node(frontier[level], root);
            }
        }
        return root == null ? sha.digest() : root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
