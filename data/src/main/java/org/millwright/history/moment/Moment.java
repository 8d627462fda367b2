package org.millwright.history.moment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;

/**
 * A saved, named period of a machine: one thing for trends, labels, warnings, datasets and past cases. Its id never changes; an edit
 * is a new revision. Retired, never erased; moments may overlap.
 *
 * @param id its lasting name
 * @param asset the machine
 * @param period when
 * @param kind what it is
 * @param name what a person calls it
 * @param label what a person says it was; null where nobody has said
 * @param tags the names of the tags it is about; empty for the whole machine
 * @param noted who wrote it down last, when and why
 */
public record Moment(
        String id,
        AssetPath asset,
        Period period,
        Kind kind,
        String name,
        @Nullable String label,
        List<String> tags,
        Noted noted) {
    public Moment {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("The moment (%s) of (%s) has no id or no name.".formatted(name, asset));
        }
        tags = List.copyOf(tags);
    }

    /** What a moment is. */
    public enum Kind {
        /** The machine was making something. */
        RUN,
        /** It stood still. */
        STOP,
        /** As it should be. */
        GOLDEN,
        /** Labelled by a person. */
        LABEL,
        /** A warning stood. */
        WARNING,
        /** Somebody worked on it: nothing is raised meanwhile, by design. */
        MAINTENANCE,
        /** Anything else worth keeping. */
        NOTE;

        /** The saved form: {@code maintenance}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind behind a saved form; empty if there is none. */
        public static Optional<Kind> ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** The same moment with another period, name or label, as somebody noted it. */
    public Moment revised(Period newPeriod, String newName, @Nullable String newLabel, Noted by) {
        return new Moment(id, asset, newPeriod, kind, newName, newLabel, tags, by);
    }

    /** What a person says it was. */
    public Optional<String> said() {
        return Optional.ofNullable(label);
    }
}
