package org.millwright.warning;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;

/** The one sentence that opens a warning. */
final class Headline {
    private final String machine;
    private final Evidence evidence;

    private Headline(Warning warning) {
        machine = warning.asset().name();
        evidence = warning.evidence();
    }

    static Message of(Warning warning) {
        return new Headline(warning).message();
    }

    private Message message() {
        return Suspects.subject(evidence).map(this::about).orElseGet(this::nothingNamed);
    }

    private Message nothingNamed() {
        return Message.of(
                "warning.headline.unnamed",
                "{machine} is unlike its own normal; no single tag stands out.",
                "machine",
                machine);
    }

    private Message about(String tag) {
        return switch (evidence.kind()) {
            case SHIFT -> measured(tag).map(this::shift).orElseGet(() -> shift(tag));
            case DRIFT -> measured(tag).map(this::drift).orElseGet(() -> drift(tag));
            case SPREAD -> spread(tag);
            case CORRELATION -> correlation(tag);
            case STUCK -> stuck(tag);
            case MISSING -> missing(tag);
            case SENSOR -> sensor(tag);
        };
    }

    private Message shift(Deviation tag) {
        boolean up = tag.inDeviations() > 0;
        if (leftFirst(tag)) {
            return up
                    ? by(
                            "warning.headline.shift-up",
                            "{machine}: {tag} left its own limit first. Its level jumped up to {value}, {times} times its usual"
                                    + " scatter above its normal {normal}.",
                            tag)
                    : by(
                            "warning.headline.shift-down",
                            "{machine}: {tag} left its own limit first. Its level fell to {value}, {times} times its usual scatter"
                                    + " below its normal {normal}.",
                            tag);
        }
        return up
                ? by(
                        "warning.headline.shift-up-most",
                        "{machine}: {tag} differs most. Its level jumped up to {value}, {times} times its usual scatter above its"
                                + " normal {normal}. The first to leave its own limit was {first}.",
                        tag)
                : by(
                        "warning.headline.shift-down-most",
                        "{machine}: {tag} differs most. Its level fell to {value}, {times} times its usual scatter below its normal"
                                + " {normal}. The first to leave its own limit was {first}.",
                        tag);
    }

    private Message drift(Deviation tag) {
        boolean up = tag.inDeviations() > 0;
        if (leftFirst(tag)) {
            return up
                    ? by(
                            "warning.headline.drift-up",
                            "{machine}: {tag} left its own limit first. It creeps up and stands at {value}, {times} times its usual"
                                    + " scatter above its normal {normal}.",
                            tag)
                    : by(
                            "warning.headline.drift-down",
                            "{machine}: {tag} left its own limit first. It creeps down and stands at {value}, {times} times its"
                                    + " usual scatter below its normal {normal}.",
                            tag);
        }
        return up
                ? by(
                        "warning.headline.drift-up-most",
                        "{machine}: {tag} differs most. It creeps up and stands at {value}, {times} times its usual scatter above"
                                + " its normal {normal}. The first to leave its own limit was {first}.",
                        tag)
                : by(
                        "warning.headline.drift-down-most",
                        "{machine}: {tag} differs most. It creeps down and stands at {value}, {times} times its usual scatter below"
                                + " its normal {normal}. The first to leave its own limit was {first}.",
                        tag);
    }

    private Message shift(String tag) {
        return evidence.departures().isEmpty()
                ? bare(
                        "warning.headline.shift-inside",
                        "{machine}: the level of {tag} seems to have jumped, but no tag left its own limit by itself.",
                        tag)
                : bare("warning.headline.shift", "{machine}: the level of {tag} jumped and stayed there.", tag);
    }

    private Message drift(String tag) {
        return evidence.departures().isEmpty()
                ? bare(
                        "warning.headline.drift-inside",
                        "{machine}: the level of {tag} seems to move slowly, but no tag left its own limit by itself.",
                        tag)
                : bare(
                        "warning.headline.drift",
                        "{machine}: the level of {tag} moves slowly away from its normal.",
                        tag);
    }

    private Message spread(String tag) {
        return bare("warning.headline.spread", "{machine}: {tag} scatters unlike on the healthy part.", tag);
    }

    private Message stuck(String tag) {
        return bare("warning.headline.stuck", "{machine}: {tag} always moved and now stands still.", tag);
    }

    private Message missing(String tag) {
        return bare("warning.headline.missing", "{machine}: no good values of {tag} come any more.", tag);
    }

    private Message sensor(String tag) {
        return bare(
                "warning.headline.sensor",
                "{machine}: {tag} jumped by a factor of ten or more in one row. That looks like a changed sensor or unit, not like a"
                        + " fault of the machine.",
                tag);
    }

    private Message correlation(String tag) {
        return Suspects.partner(evidence, tag)
                .map(other -> Message.of(
                        "warning.headline.correlation",
                        "{machine}: {tag} and {other} no longer move together as they did on the healthy part.",
                        "machine",
                        machine,
                        "tag",
                        tag,
                        "other",
                        other))
                .orElseGet(() -> bare(
                        "warning.headline.correlation-one",
                        "{machine}: {tag} no longer moves with the other tags as it did on the healthy part.",
                        tag));
    }

    private Message bare(String code, String english, String tag) {
        return Message.of(code, english, "machine", machine, "tag", tag);
    }

    private Message by(String code, String english, Deviation tag) {
        Map<String, String> values = new TreeMap<>();
        values.put("machine", machine);
        values.put("tag", tag.tag());
        values.put("value", Amount.value(tag));
        values.put("normal", Amount.normal(tag));
        values.put("times", Amount.times(tag.inDeviations()));
        Suspects.firstGone(evidence).ifPresent(first -> values.put("first", first));
        return new Message(code, english, values);
    }

    private boolean leftFirst(Deviation tag) {
        return Suspects.firstGone(evidence).filter(tag.tag()::equals).isPresent();
    }

    /** The numbers of the tag, where some tag left its own limit and the evidence says how far this one is from normal. */
    private Optional<Deviation> measured(String tag) {
        return Suspects.deviation(evidence, tag)
                .filter(known ->
                        known.inDeviations() != 0 && !evidence.departures().isEmpty());
    }
}
