package org.millwright.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.Message;

/**
 * A warning told in sentences made from templates, not by a language model. Every sentence is a {@link Message}, so the program
 * says it in the person's language. Nothing here says "cause": the sentences tell what was measured and what to look at.
 *
 * @param headline what changed, on which machine, which tag left its own limit first and by how much
 * @param trust how sure this is, against which budget, and what stands against it
 * @param order which tags left their own limits, the first few in their order; empty if none did
 * @param others what else is to say of that: how many more left, which stayed, or that none left
 * @param similar earlier episodes that looked alike
 * @param checks what a person can check, by the kind of change and the tag
 */
public record Narrative(
        Message headline,
        List<Message> trust,
        List<Message> order,
        List<Message> others,
        List<Message> similar,
        List<Message> checks) {
    public Narrative {
        trust = List.copyOf(trust);
        order = List.copyOf(order);
        others = List.copyOf(others);
        similar = List.copyOf(similar);
        checks = List.copyOf(checks);
    }

    /**
     * Tells a warning.
     *
     * @param times writes the times of its recording in the language in which the messages will be said
     */
    public static Narrative of(Warning warning, TimeFormat times) {
        return new Narrative(
                Headline.of(warning),
                Trust.of(warning),
                LeavingOrder.of(warning, times),
                LeavingOrder.others(warning),
                similar(warning, times),
                Checks.of(warning, times));
    }

    /** What a budget such as {@code 1/week} or {@code 1/2000rows} means for the limit. */
    public static Message budget(String budget) {
        return Trust.budget(budget);
    }

    /**
     * How far a limit may be trusted, and what would mend it.
     *
     * @param extrapolation how many times rarer than the healthy part can show the limit is
     */
    public static Message standing(Verdict.Standing standing, double extrapolation) {
        return Trust.standing(standing, extrapolation);
    }

    /** All sentences in reading order. */
    public List<Message> all() {
        List<Message> all = new ArrayList<>();
        all.add(headline);
        all.addAll(trust);
        all.addAll(order);
        all.addAll(others);
        all.addAll(similar);
        all.addAll(checks);
        return all;
    }

    private static List<Message> similar(Warning warning, TimeFormat times) {
        if (warning.similar().isEmpty()) {
            return List.of(Message.of(
                    "warning.similar.none",
                    "No earlier episode of this machine in this recording looks like this one."));
        }
        return warning.similar().stream()
                .map(earlier -> new Message(
                        "warning.similar.episode",
                        "Looks like the episode that began {at}: likeness {percent} %.",
                        Map.of(
                                "at",
                                times.at(earlier.beganMicros()),
                                "percent",
                                String.valueOf(Math.round(earlier.likeness() * 100)))))
                .toList();
    }
}
