package org.millwright.testkit.files;

import java.nio.file.Path;
import java.util.Comparator;
import org.millwright.MillwrightException;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.testkit.files.truth.Capture;
import org.millwright.testkit.files.truth.Comparison;
import org.millwright.testkit.files.truth.Fault;
import org.millwright.testkit.files.truth.RefusalCheck;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.truth.Verdict;

/** Lets somebody read a sample, and says what was wrong with that. */
public final class Judge {
    private final Opener opener;

    /** Opens a file or a folder; this is what is judged. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @throws MillwrightException if the recording is refused
         */
        Recording open(Path path, ReadOptions options);
    }

    public Judge(Opener opener) {
        this.opener = opener;
    }

    /** Opens and reads a sample twice, since a recording may be read as often as asked for, and compares with its truth. */
    public Verdict judge(Sample sample) {
        try (Recording recording = opener.open(sample.path(), sample.options())) {
            Capture capture = Capture.of(recording);
            Capture again = Capture.of(recording);
            Verdict verdict = compare(sample.truth(), recording, capture);
            if (again.rows() != capture.rows() || !again.report().equals(capture.report())) {
                return twice(verdict);
            }
            return verdict;
        } catch (MillwrightException refusal) {
            return refused(sample.truth(), refusal);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // Whatever else comes out of a reader is a failure of the program, and is counted as one.
            Verdict.Notes notes = new Verdict.Notes();
            notes.add(Fault.UNEXPECTED_REFUSAL, "The program failed: " + failure + at(failure));
            return notes.verdict(true);
        }
    }

    /** The verdict by the right reading that fits best. */
    private static Verdict compare(Truth truth, Recording recording, Capture capture) {
        return truth.readings().stream()
                .map(reading -> Comparison.of(reading, recording, capture))
                .min(Comparator.comparingLong(Verdict::total))
                .orElseGet(() -> readWhatCannotBe(recording, capture));
    }

    private static Verdict readWhatCannotBe(Recording recording, Capture capture) {
        Verdict.Notes notes = new Verdict.Notes();
        if (capture.rows() == 0) {
            notes.add(Fault.BAD_REFUSAL, "Read as a recording without rows instead of refused.");
        } else {
            notes.add(
                    Fault.WRONG_VALUE,
                    capture.rows(),
                    "%d rows were read from what must be refused; time %s, tags %s."
                            .formatted(
                                    capture.rows(),
                                    recording.time().kind(),
                                    recording.machines().getFirst().tags().stream()
                                            .limit(8)
                                            .map(tag -> tag.name())
                                            .toList()));
        }
        return notes.verdict(false);
    }

    private static Verdict refused(Truth truth, MillwrightException refusal) {
        Verdict.Notes notes = new Verdict.Notes();
        if (truth.refusals().isEmpty()) {
            notes.add(Fault.UNEXPECTED_REFUSAL, refusal.problem().message().text());
        } else {
            String fault = RefusalCheck.faultOf(refusal, truth.refusals());
            if (!fault.isEmpty()) {
                notes.add(Fault.BAD_REFUSAL, fault);
            }
        }
        return notes.verdict(true);
    }

    private static Verdict twice(Verdict verdict) {
        Verdict.Notes notes = new Verdict.Notes();
        verdict.counts().forEach((fault, count) -> notes.add(fault, count, String.join("; ", verdict.examples())));
        notes.add(Fault.UNCOUNTED_ROW, "The second reading differs from the first.");
        return notes.verdict(false);
    }

    private static String at(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
