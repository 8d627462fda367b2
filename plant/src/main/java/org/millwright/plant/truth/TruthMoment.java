package org.millwright.plant.truth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault or a change and all that came of it.
 *
 * @param id such as {@code F0007}
 * @param unit the path of the unit, or of the line for the network
 * @param what what it was
 * @param times when
 * @param roots up to four tags that it moved most, by the twin
 * @param affected other units that it moved
 * @param strength which share of its effect the tags showed
 */
public record TruthMoment(
        String id, String unit, What what, Times times, List<String> roots, List<String> affected, double strength) {
    /**
     * What a moment was.
     *
     * @param kind machine, process, tag, network or benign
     * @param fault its name
     * @param component the part at fault; a tag's name for faults of tags; empty for others
     * @param curve how its severity grew; empty where it has none
     * @param procedure the number of the maintenance procedure; empty where there is none
     */
    public record What(String kind, String fault, String component, String curve, String procedure) {}

    /**
     * When it happened. What has not happened is null.
     *
     * @param onset when it began
     * @param visible when the difference from the twin, over ten minutes, first was more than one σ in some tag
     * @param nativeAlarm when the machine's own alarm came
     * @param firstScrap when the first part was bad
     * @param fails when the machine could not go on
     * @param cleared when it was over
     */
    public record Times(
            Instant onset,
            @Nullable Instant visible,
            @Nullable Instant nativeAlarm,
            @Nullable Instant firstScrap,
            @Nullable Instant fails,
            @Nullable Instant cleared) {}
}
