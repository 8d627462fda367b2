package org.millwright.program.bench.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.testkit.files.Judge;
import org.millwright.testkit.files.Kind;
import org.millwright.testkit.files.Recipe;
import org.millwright.testkit.files.Sample;
import org.millwright.testkit.files.Samples;
import org.millwright.testkit.files.truth.Fault;
import org.millwright.testkit.files.truth.Verdict;

/** Makes small files of every kind, has them read, and counts what was wrong. */
final class TruthPart {
    private static final int FAILURES_SHOWN = 30;

    private final Judge judge;
    private final FilesOptions options;
    private final Map<Kind, Tally> byKind = new TreeMap<>();
    private final List<Map<String, Object>> failures = new ArrayList<>();
    private final Tally all = new Tally();

    TruthPart(Judge.Opener opener, FilesOptions options) {
        judge = new Judge(opener);
        this.options = options;
    }

    void run(Path folder, Map<String, @Nullable Object> figures) {
        long start = System.nanoTime();
        int number = 0;
        for (Recipe recipe : Recipe.plan(options.seed(), options.files())) {
            Path own = folder.resolve(String.valueOf(number++));
            Sample sample = Samples.write(recipe, own);
            count(sample, judge.judge(sample));
            FilesBench.delete(own);
        }
        figures.putAll(all.figures());
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind.forEach((kind, tally) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), tally.figures()));
        figures.put("kinds", kinds);
        figures.put("failures", failures);
        figures.put("truth_seconds", (System.nanoTime() - start) / 1e9);
    }

    private void count(Sample sample, Verdict verdict) {
        all.add(verdict);
        sample.recipe().kinds().forEach(kind -> byKind.computeIfAbsent(kind, k -> new Tally())
                .add(verdict));
        if (!verdict.right() && failures.size() < FAILURES_SHOWN) {
            Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("kinds", sample.recipe().name());
            failure.put("seed", String.valueOf(sample.recipe().seed()));
            failure.put("file", String.valueOf(sample.path().getFileName()));
            failure.put("faults", verdict.examples());
            failures.add(failure);
        }
    }

    /** Counts of one kind, or of all. */
    private static final class Tally {
        private long files;
        private long right;
        private long refused;
        private final Map<Fault, Long> faults = new TreeMap<>();

        void add(Verdict verdict) {
            files++;
            right += verdict.right() ? 1 : 0;
            refused += verdict.refused() ? 1 : 0;
            verdict.counts().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        }

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("files", files);
            figures.put("right", right);
            figures.put("refused", refused);
            for (Fault fault : Fault.values()) {
                figures.put(key(fault), faults.getOrDefault(fault, 0L));
            }
            return figures;
        }

        private static String key(Fault fault) {
            return switch (fault) {
                case WRONG_VALUE -> "wrong_values";
                case WRONG_TIME -> "wrong_times";
                case UNCOUNTED_ROW -> "uncounted_rows";
                case UNDUE_SKIP -> "undue_skips";
                case WRONG_TAG -> "wrong_tags";
                case BAD_REFUSAL -> "bad_refusals";
                case UNEXPECTED_REFUSAL -> "unexpected_refusals";
                case UNSAID -> "unsaid";
            };
        }
    }
}
