package org.millwright.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a log while it is written: entries by what they say, and the hashes that proofs are made of. Sees what was appended before
 * the call. Checks nothing: that is the verifier's.
 */
public final class AuditReader {
    private final Path folder;

    /** @param folder of a log */
    public AuditReader(Path folder) {
        this.folder = folder;
    }

    /**
     * What somebody looks for. An empty text and {@link Instant#MIN} and {@link Instant#MAX} stand for anything.
     *
     * @param actor the whole id
     * @param action the action, or its beginning: {@code act} also finds {@code act.approved}
     * @param object the object, or an asset above it
     * @param from the first time
     * @param until behind the last time
     * @param limit at most so many, 1 to 100,000
     */
    public record Filter(String actor, String action, String object, Instant from, Instant until, int limit) {
        private static final int MOST = 100_000;

        public Filter {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("The limit (%d) is not from 1 to %d.".formatted(limit, MOST));
            }
        }

        /** The newest entries. */
        public static Filter newest(int limit) {
            return new Filter("", "", "", Instant.MIN, Instant.MAX, limit);
        }

        boolean takes(Logged logged) {
            Entry entry = logged.entry();
            return (actor.isEmpty() || actor.equals(entry.actor()))
                    && within(entry.action(), action, '.')
                    && within(entry.object(), object, '/')
                    && !logged.at().isBefore(from)
                    && logged.at().isBefore(until);
        }

        private static boolean within(String text, String asked, char separator) {
            return asked.isEmpty() || text.equals(asked) || text.startsWith(asked + separator);
        }
    }

    /** The newest entries that fit, the newest first. Reads from the end and stops when there are enough. */
    public List<Logged> search(Filter filter) {
        List<Logged> found = new ArrayList<>();
        List<Path> segments = segments();
        for (int i = segments.size() - 1; i >= 0 && found.size() < filter.limit; i--) {
            int room = filter.limit - found.size();
            Deque<Logged> newest = new ArrayDeque<>();
            read(segments.get(i), entry -> {
                if (filter.takes(entry)) {
                    newest.addFirst(entry);
                    if (newest.size() > room) {
                        newest.removeLast();
                    }
                }
            });
            found.addAll(newest);
        }
        return found;
    }

    /** Hands out every entry in order. */
    public void forEach(Consumer<Logged> each) {
        segments().forEach(segment -> read(segment, each));
    }

    /** The hashes of all entries, for {@link Proofs}. */
    public List<Sha256> hashes() {
        List<Sha256> hashes = new ArrayList<>();
        forEach(entry -> hashes.add(entry.hash()));
        return hashes;
    }

    private List<Path> segments() {
        try {
            return SegmentFile.all(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The audit log (%s) cannot be read.".formatted(folder), unreadable);
        }
    }

    private static void read(Path segment, Consumer<Logged> each) {
        MessageDigest sha = Sha256.digest();
        try (SegmentReader reader = new SegmentReader(segment, 0)) {
            for (byte[] bytes = reader.next(); bytes != null; bytes = reader.next()) {
                Logged entry = EntryBytes.decode(sha, bytes);
                if (entry == null) {
                    return;
                }
                each.accept(entry);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The audit log (%s) cannot be read.".formatted(segment), unreadable);
        }
    }
}
