package org.millwright.testkit.files.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** Holds what one recording handed out against one right reading of it. */
public final class Comparison {
    private final Truth.Content truth;
    private final Recording recording;
    private final Capture capture;
    private final Verdict.Notes notes = new Verdict.Notes();

    private Comparison(Truth.Content truth, Recording recording, Capture capture) {
        this.truth = truth;
        this.recording = recording;
        this.capture = capture;
    }

    /** What is wrong with what was captured, if this reading is the right one. */
    public static Verdict of(Truth.Content truth, Recording recording, Capture capture) {
        return new Comparison(truth, recording, capture).judge();
    }

    private Verdict judge() {
        capture.breaches().forEach(breach -> notes.add(Fault.WRONG_VALUE, breach));
        TimeAxis axis = recording.time();
        if (axis.kind() != truth.clock().kind()) {
            notes.add(
                    Fault.WRONG_TIME,
                    "The times (%s) are read as %s instead of %s."
                            .formatted(axis.column(), axis.kind(), truth.clock().kind()));
        }
        compareMachines();
        compareCounts();
        String said = everythingSaid();
        for (Set<String> names : truth.toSay()) {
            if (names.stream().noneMatch(name -> said.contains(Truth.letters(name)))) {
                notes.add(Fault.UNSAID, "Nothing was said about %s.".formatted(names));
            }
        }
        return notes.verdict(false);
    }

    private void compareMachines() {
        List<Map.Entry<Recording.Machine, List<Block>>> actual =
                new ArrayList<>(capture.blocks().entrySet());
        if (actual.size() != truth.machines().size()) {
            notes.add(
                    Fault.WRONG_TAG,
                    "%d machines instead of %d."
                            .formatted(actual.size(), truth.machines().size()));
        }
        for (Truth.Machine machine : truth.machines()) {
            actual.stream()
                    .filter(entry -> machine.name().isEmpty()
                            || machine.name().equals(entry.getKey().asset().name()))
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> new MachineComparison(machine, truth.clock(), notes)
                                    .compare(entry.getKey().tags(), entry.getValue()),
                            () -> notes.add(
                                    Fault.WRONG_TAG, "The machine (%s) is not there.".formatted(machine.name())));
        }
    }

    private void compareCounts() {
        ReadReport report = capture.report();
        if (report.rows() != capture.rows()) {
            notes.add(
                    Fault.UNCOUNTED_ROW,
                    Math.abs(report.rows() - capture.rows()),
                    "The report counts %d rows, the blocks hold %d.".formatted(report.rows(), capture.rows()));
        }
        long all = report.rows() + report.skipped();
        if (!truth.rows().holds(all)) {
            long off = Math.max(truth.rows().least() - all, all - truth.rows().most());
            notes.add(
                    Fault.UNCOUNTED_ROW,
                    off,
                    "%d rows and %d skipped %s do not make %d to %d."
                            .formatted(
                                    report.rows(),
                                    report.skipped(),
                                    report.skippedRows(),
                                    truth.rows().least(),
                                    truth.rows().most()));
        }
        compareCells("missing", report.missingCells(), Quality.MISSING);
        compareCells("bad", report.badCells(), Quality.BAD);
    }

    private void compareCells(String what, Map<String, Long> counted, Quality quality) {
        capture.blocks().keySet().stream()
                .flatMap(machine -> machine.tags().stream())
                .map(tag -> tag.name())
                .distinct()
                .forEach(tag -> {
                    long said = counted.getOrDefault(tag, 0L);
                    long held = capture.cells(tag, quality);
                    if (said != held) {
                        notes.add(
                                Fault.UNCOUNTED_ROW,
                                "The report counts %d %s cells of (%s), the blocks hold %d."
                                        .formatted(said, what, tag, held));
                    }
                });
    }

    private String everythingSaid() {
        ReadReport report = capture.report();
        Stream<String> texts = Stream.of(
                        report.notes().stream(),
                        recording.understanding().stream(),
                        report.columnsLeftOut().values().stream())
                .flatMap(messages -> messages)
                .map(Message::text);
        return Truth.letters(
                Stream.concat(texts, report.columnsLeftOut().keySet().stream()).reduce("", (a, b) -> a + " " + b));
    }
}
