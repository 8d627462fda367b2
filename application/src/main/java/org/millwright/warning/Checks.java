package org.millwright.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.diagnose.Evidence;

/**
 * What a person can check, by the kind of change and the tag. These are first looks that hold for any machine; no procedure of a
 * maker is known here, and none is invented.
 */
final class Checks {
    private final Evidence evidence;
    private final String tag;
    private final String began;

    private Checks(Warning warning, String tag, TimeFormat times) {
        evidence = warning.evidence();
        this.tag = tag;
        began = times.at(warning.span().beganMicros());
    }

    static List<Message> of(Warning warning, TimeFormat times) {
        Optional<String> first = Suspects.subject(warning.evidence());
        if (first.isEmpty()) {
            return List.of(Message.of(
                    "warning.check.unnamed",
                    "Look at the trends of all tags around {began}, and ask who was at the machine then.",
                    "began",
                    times.at(warning.span().beganMicros())));
        }
        Checks checks = new Checks(warning, first.get(), times);
        List<Message> lines = new ArrayList<>(checks.byKind());
        checks.others().ifPresent(lines::add);
        return lines;
    }

    private List<Message> byKind() {
        return switch (evidence.kind()) {
            case SHIFT -> List.of(changedOnPurpose(), measureByHand(), step());
            case DRIFT -> List.of(trend(), calibration(), wear());
            case SPREAD -> List.of(finer(), wiring(), load());
            case CORRELATION -> pair();
            case STUCK -> List.of(measureByHand(), chain(), standstill());
            case MISSING -> List.of(switchedOff(), chain());
            case SENSOR -> List.of(replaced(), learnAnew());
        };
    }

    private Message changedOnPurpose() {
        return Message.of(
                "warning.check.purpose",
                "Was something changed on purpose around {began}: set point, product, recipe, tool, maintenance? Then this is a change, not a"
                        + " fault.",
                "began",
                began);
    }

    private Message measureByHand() {
        return tagged(
                "warning.check.hand",
                "Compare {tag} with a hand measurement or a second instrument, to tell the sensor from the machine.");
    }

    private Message step() {
        return tagged(
                "warning.check.step",
                "If {tag} is right, look for what can change it at once: a valve, a switch, a blockage, a broken or loose part.");
    }

    private Message trend() {
        return Message.of(
                "warning.check.trend",
                "Look at the trend of {tag} since {began}: does it still move, and when would it matter?",
                "tag",
                tag,
                "began",
                began);
    }

    private Message calibration() {
        return tagged("warning.check.calibration", "Check the calibration of the sensor of {tag}: sensors drift too.");
    }

    private Message wear() {
        return tagged(
                "warning.check.wear",
                "If the sensor is right, look for wear, fouling, leakage or lost lubrication in what {tag} measures.");
    }

    private Message finer() {
        return tagged(
                "warning.check.finer",
                "Look at {tag} closely: does it swing regularly (a control loop), jump (a loose contact) or rustle (noise)?");
    }

    private Message wiring() {
        return tagged("warning.check.wiring", "Check how the sensor of {tag} is fastened, its plug, cable and shield.");
    }

    private Message load() {
        return Message.of(
                "warning.check.load",
                "Did load, speed or product change around {began}? Then compare with earlier runs of the same kind.",
                "began",
                began);
    }

    private List<Message> pair() {
        List<Message> lines = new ArrayList<>();
        Optional<String> other = Suspects.partner(evidence, tag);
        if (other.isPresent()) {
            lines.add(paired(
                    "warning.check.pair",
                    "Lay the trends of {tag} and {other} over each other: which of the two stopped following?",
                    other.get()));
            lines.add(paired(
                    "warning.check.sensors",
                    "Check both sensors against a hand measurement: {tag} and {other}.",
                    other.get()));
            lines.add(paired(
                    "warning.check.between",
                    "If both are right, look at what connects {tag} and {other}: coupling, belt, pipe, valve, filter, control loop.",
                    other.get()));
        } else {
            lines.add(tagged("warning.check.follows", "Look at which tags {tag} used to follow, and when it stopped."));
            lines.add(measureByHand());
        }
        return lines;
    }

    private Message chain() {
        return tagged(
                "warning.check.chain",
                "Check the way of {tag} into the recording: sensor, plug, cable, supply, converter, logger.");
    }

    private Message standstill() {
        return Message.of(
                "warning.check.standstill",
                "Did the machine itself stand still from {began} on? Then a steady value may be right.",
                "began",
                began);
    }

    private Message switchedOff() {
        return Message.of(
                "warning.check.off",
                "Was the machine, the network or the logger switched off around {began}, and do other tags fail at the same time?",
                "began",
                began);
    }

    private Message replaced() {
        return Message.of(
                "warning.check.replaced",
                "Was the sensor of {tag}, its unit or its scaling changed around {began}? Correct the scaling if so.",
                "tag",
                tag,
                "began",
                began);
    }

    private Message learnAnew() {
        return Message.of(
                "warning.check.anew",
                "If the change was wanted, take a healthy part after {began} with --baseline, so that the new values count as normal.",
                "began",
                began);
    }

    private Optional<Message> others() {
        List<String> names = Suspects.notable(evidence).stream()
                .filter(name -> !name.equals(tag))
                .limit(4)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "warning.check.others",
                        "Look at these tags too; they differ as well: {tags}.",
                        "tags",
                        String.join(", ", names)));
    }

    private Message tagged(String code, String english) {
        return Message.of(code, english, "tag", tag);
    }

    private Message paired(String code, String english, String other) {
        return Message.of(code, english, "tag", tag, "other", other);
    }
}
