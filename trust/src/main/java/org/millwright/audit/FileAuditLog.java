package org.millwright.audit;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Exhausted;

/**
 * The log on disk. Appending is under one lock: encode, write, hash. Forcing is outside of it, so that those who wait for the disk
 * share one force and the others go on. One thread of its own forces what nobody waited for and signs heads in time.
 */
final class FileAuditLog implements AuditLog {
    private static final int HEAD_ENTRIES = 1_000;
    private static final Duration HEAD_TIME = Duration.ofSeconds(60);
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);
    private static final Duration FORCE_AFTER = Duration.ofMillis(150);
    private static final long SEGMENT_BYTES = 64L << 20;

    private final Path folder;
    private final SigningKey key;
    private final HeadsFile heads;
    private final InstantSource clock;
    private final SegmentFile.Opener opener;
    private final MessageDigest sha = Sha256.digest();
    private final Object forceLock = new Object();
    private final Thread keeper;

    private final Frontier tree;
    private SegmentFile segment;
    private byte[] last;
    private @Nullable Head head;
    private Instant lastAt;
    private Instant headAt;
    private long forced;
    private String trouble = "";
    private boolean closed;

    FileAuditLog(AuditPlace place, InstantSource clock, SegmentFile.Opener opener) throws IOException {
        this.folder = place.folder();
        this.key = place.key();
        this.clock = clock;
        this.opener = opener;
        Files.createDirectories(folder);
        keepPublicKey();
        this.heads = new HeadsFile(folder.resolve("heads.txt"), place.anchors());
        this.head = heads.last(key);
        Recovery.Place found = new Recovery(folder).find(head);
        this.tree = found.tree();
        this.last = found.last();
        this.lastAt = found.lastMicros() == Long.MIN_VALUE
                ? Instant.EPOCH
                : Instant.EPOCH.plus(found.lastMicros(), ChronoUnit.MICROS);
        this.segment = opener.open(found.segment(), found.position());
        this.headAt = clock.instant();
        this.keeper = Thread.ofPlatform().daemon().name("audit-keeper").unstarted(this::keep);
        keeper.start();
        if (found.cut() > 0) {
            append(Entry.of("audit", "audit.recovered", "")
                    .because("%d bytes behind entry %d were put aside".formatted(found.cut(), tree.size() - 1)));
        }
    }

    private void keepPublicKey() throws IOException {
        Path file = folder.resolve("key.pub");
        if (!Files.exists(file)) {
            Files.writeString(file, key.publicKey());
        }
    }

    @Override
    public long append(Entry entry) {
        synchronized (this) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (now.plus(CLOCK_STEP).isBefore(lastAt)) {
                add(now, Entry.of("audit", "clock.back", "").because("from " + lastAt + " to " + now));
            }
            long number = add(now, entry);
            notifyAll();
            return number;
        }
    }

    private long add(Instant now, Entry entry) {
        if (closed) {
            throw new IllegalStateException("The audit log is closed.");
        }
        try {
            signWhenMany();
            rollWhenLong();
            byte[] bytes = EntryBytes.encode(tree.size(), now, entry, last);
            segment.append(bytes);
            last = EntryBytes.hash(sha, bytes);
        } catch (IOException failed) {
            throw refuse(failed);
        }
        tree.add(last);
        lastAt = now;
        trouble = "";
        return tree.size() - 1;
    }

    private MillwrightException refuse(IOException failed) {
        trouble = failed(failed);
        return new MillwrightException(
                new Exhausted(Message.of(
                        "audit.log.unwritable",
                        "The audit log in {folder} cannot be written ({cause}), so nothing that has to be on record is done."
                                + " Make room on the disk or mend it.",
                        "folder",
                        folder,
                        "cause",
                        String.valueOf(failed.getMessage()))),
                failed);
    }

    @Override
    public long appendForced(Entry entry) {
        long number = append(entry);
        try {
            force(number);
        } catch (IOException failed) {
            synchronized (this) {
                throw refuse(failed);
            }
        }
        return number;
    }

    /** Returns once the entry is on the disk. Whoever comes while another forces waits, and mostly finds it done. */
    private void force(long number) throws IOException {
        synchronized (forceLock) {
            SegmentFile current;
            long upTo;
            synchronized (this) {
                if (forced > number) {
                    return;
                }
                current = segment;
                upTo = tree.size();
            }
            try {
                current.force();
            } catch (ClosedChannelException rolled) {
                return; // a segment is forced before it is closed
            }
            synchronized (this) {
                forced = Math.max(forced, upTo);
            }
        }
    }

    private void signWhenMany() throws IOException {
        if (tree.size() - signed() >= HEAD_ENTRIES) {
            sign();
        }
    }

    private long signed() {
        return head == null ? 0 : head.size();
    }

    /** Entries first, then the head: a head never stands for what a power cut could take. */
    private void sign() throws IOException {
        segment.force();
        forced = tree.size();
        Instant now = clock.instant();
        Head next = Head.sign(tree, last, ChronoUnit.MICROS.between(Instant.EPOCH, now), head, key);
        heads.append(next);
        head = next;
        headAt = now;
        Recovery.keep(folder, tree, segment);
    }

    private void rollWhenLong() throws IOException {
        if (segment.end() < SEGMENT_BYTES) {
            return;
        }
        if (tree.size() > signed()) {
            sign();
        }
        SegmentFile next = opener.open(folder.resolve(SegmentFile.name(tree.size())), 0);
        segment.close();
        segment = next;
    }

    private void keep() {
        try {
            while (awaitNews()) {
                LockSupport.parkNanos(FORCE_AFTER.toNanos());
                forceNews();
                signInTime();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something to force or to sign; false at the end. */
    private synchronized boolean awaitNews() throws InterruptedException {
        while (!closed && forced == tree.size() && signed() == tree.size()) {
            wait();
        }
        return !closed;
    }

    private void forceNews() {
        long newest;
        synchronized (this) {
            newest = tree.size() - 1;
        }
        try {
            force(newest);
        } catch (IOException failed) {
            noteTrouble(failed);
        }
    }

    /** For the keeper, and for tests with a clock of their own. */
    synchronized void signInTime() {
        boolean due = !closed
                && tree.size() > signed()
                && Duration.between(headAt, clock.instant()).abs().compareTo(HEAD_TIME) >= 0;
        if (due) {
            try {
                sign();
            } catch (IOException failed) {
                noteTrouble(failed);
            }
        }
    }

    private synchronized void noteTrouble(IOException failed) {
        trouble = failed(failed);
    }

    private static String failed(IOException failed) {
        return "The audit log cannot be written: " + failed.getMessage();
    }

    @Override
    public synchronized State state() {
        boolean writable = trouble.isEmpty();
        return new State(writable, writable ? heads.anchorTrouble() : trouble, tree.size());
    }

    /** Signs, forces and closes. If the disk is full the last entries stay unsigned; they are signed at the next start. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            try {
                if (tree.size() > signed()) {
                    sign();
                }
                segment.close();
            } catch (IOException failed) {
                System.getLogger(FileAuditLog.class.getName())
                        .log(System.Logger.Level.ERROR, "The audit log was closed without a head.", failed);
            }
            closed = true;
            notifyAll();
        }
        LockSupport.unpark(keeper);
    }
}
