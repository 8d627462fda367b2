package org.millwright.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A chain of keyed steps under a name and a version, described as data: every runner makes the same of it.
 *
 * <p>{@code Flow.of("pump-watch", 1, Duration.ofSeconds(10)).then(screen).then(score, Map.of("half-life", "60 s"))}
 *
 * @param name the name, part of the id of everything that comes out
 * @param version raised when the same input is meant to give other outputs
 * @param lateness how long rows of a key may come after newer ones and still be put in order; zero hands every row on at once
 * @param bufferBytes the memory for rows that wait to be put in order, per key and not for all, so that no key's answer depends
 *     on how busy the others are; where it is full the oldest rows go on early
 * @param stages the steps in their order, at least one
 */
public record Flow(String name, int version, Duration lateness, long bufferBytes, List<Stage> stages) {
    /** How late rows of a machine's own connection usually are. */
    public static final Duration LIVE_LATENESS = Duration.ofSeconds(10);

    private static final long DEFAULT_BUFFER_BYTES = 8L << 20;

    public Flow {
        if (name.isBlank() || version < 1 || lateness.isNegative() || bufferBytes < 1) {
            throw new IllegalArgumentException("The flow (%s, version %d, lateness %s, buffer %d bytes) cannot be."
                    .formatted(name, version, lateness, bufferBytes));
        }
        stages = List.copyOf(stages);
        Set<String> seen = new HashSet<>();
        for (Stage stage : stages) {
            if (!seen.add(stage.step().name())) {
                throw new IllegalArgumentException("The flow (%s) has two steps called (%s)."
                        .formatted(name, stage.step().name()));
            }
        }
    }

    /**
     * One step of a flow.
     *
     * @param step the step
     * @param settings what was chosen for it, in words, a model by the hash of its content; part of {@link Flow#hash()}
     */
    public record Stage(Step<?> step, Map<String, String> settings) {
        public Stage {
            if (step.name().isBlank() || step.stateVersion() < 1 || step.timerGridMicros() < 0) {
                throw new IllegalArgumentException("The step (%s, state version %d, grid %d µs) cannot be."
                        .formatted(step.name(), step.stateVersion(), step.timerGridMicros()));
            }
            settings = Map.copyOf(settings);
        }
    }

    /** A flow without steps yet. */
    public static Flow of(String name, int version, Duration lateness) {
        return new Flow(name, version, lateness, DEFAULT_BUFFER_BYTES, List.of());
    }

    /** This flow with one more step at its end. */
    public Flow then(Step<?> step) {
        return then(step, Map.of());
    }

    /** This flow with one more step at its end and what was chosen for it. */
    public Flow then(Step<?> step, Map<String, String> settings) {
        List<Stage> longer = new ArrayList<>(stages);
        longer.add(new Stage(step, settings));
        return new Flow(name, version, lateness, bufferBytes, longer);
    }

    /** This flow with another memory for rows that wait. */
    public Flow bufferBytes(long bytes) {
        return new Flow(name, version, lateness, bytes, stages);
    }

    /** The lateness in microseconds. */
    public long latenessMicros() {
        return lateness.toNanos() / 1_000;
    }

    /** The names of the steps in their order. */
    public List<String> stepNames() {
        return stages.stream().map(stage -> stage.step().name()).toList();
    }

    /**
     * The SHA-256, in hexadecimal, of all that decides what comes out: name, version, lateness, buffer, steps and their settings.
     * Versions of saved states are not in it: a newer program that still reads the old states runs the same flow.
     */
    public String hash() {
        return Bytes.sha256(out -> {
            Bytes.text(out, name);
            out.writeInt(version);
            out.writeLong(latenessMicros());
            out.writeLong(bufferBytes);
            for (Stage stage : stages) {
                Bytes.text(out, stage.step().name());
                out.writeInt(stage.settings().size());
                for (Map.Entry<String, String> setting : new TreeMap<>(stage.settings()).entrySet()) {
                    Bytes.text(out, setting.getKey());
                    Bytes.text(out, setting.getValue());
                }
            }
        });
    }

    /** This flow as YAML, the same text for the same flow, to be read and compared. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder(200);
        yaml.append("flow: ").append(quoted(name));
        yaml.append("\nversion: ").append(version);
        yaml.append("\nlateness: ").append(quoted(lateness.toString()));
        yaml.append("\nbuffer-bytes: ").append(bufferBytes);
        yaml.append("\nhash: ").append(quoted(hash()));
        yaml.append(stages.isEmpty() ? "\nsteps: []" : "\nsteps:");
        for (Stage stage : stages) {
            yaml.append("\n  - name: ").append(quoted(stage.step().name()));
            yaml.append("\n    state-version: ").append(stage.step().stateVersion());
            if (!stage.settings().isEmpty()) {
                yaml.append("\n    settings:");
                new TreeMap<>(stage.settings()).forEach((what, value) -> yaml.append("\n      ")
                        .append(quoted(what))
                        .append(": ")
                        .append(quoted(value)));
            }
        }
        return yaml.append('\n').toString();
    }

    /** A double-quoted YAML scalar (YAML 1.2, 7.3.1); control characters become escapes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029') {
                        quoted.append("\\u%04x".formatted((int) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
