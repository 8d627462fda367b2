package org.millwright.program.warn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millwright.Message;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.Table;
import org.millwright.program.cli.Table.Cell;
import org.millwright.program.cli.Table.Column;
import org.millwright.program.cli.TextWidth;
import org.millwright.program.text.Texts;
import org.millwright.program.text.Times;
import org.millwright.recording.Recording;
import org.millwright.warning.Amount;
import org.millwright.warning.Confidence;
import org.millwright.warning.Narrative;
import org.millwright.warning.Warning;
import org.millwright.warning.scan.MachineResult;
import org.millwright.warning.scan.ScanResult;

/** A scan as a person reads it on a terminal: what was taken as healthy, a table of warnings, and each of the first in words. */
final class WarnText {
    private static final int TOLD_IN_WORDS = 5;
    private static final int NAMED = 2;
    /** What the person wrote on the command line, or what the meaning of the times says in its own words. */
    private static final String IGNORED = "recording.column.ignored";

    private static final String ZONELESS = "recording.time.zoneless";

    private final Recording recording;
    private final Console console;
    private final Texts texts;
    private final Times times;

    WarnText(Recording recording, Console console) {
        this.recording = recording;
        this.console = console;
        this.texts = console.texts();
        this.times = new Times(recording.time(), texts);
    }

    /** What a person should know before the table, on stderr. */
    void before(ScanResult result) {
        console.tell(Message.of(
                "warn.text.read",
                "{name}: {rows} rows read, {skipped} skipped; a row every {step}. {meaning}",
                "name",
                recording.name(),
                "rows",
                Amount.grouped(result.read().rows()),
                "skipped",
                Amount.grouped(result.read().skipped()),
                "step",
                times.length(recording.time().stepMicros()),
                "meaning",
                times.meaning()));
        recording.understanding().stream()
                .filter(each -> !each.code().equals(ZONELESS))
                .forEach(console::tell);
        result.read().notes().forEach(console::tell);
        result.read().columnsLeftOut().forEach((column, why) -> {
            if (!why.code().equals(IGNORED)) {
                console.tell(Message.of(
                        "warn.text.left-out", "{column} was left out: {why}", "column", column, "why", texts.say(why)));
            }
        });
        for (MachineResult machine : result.machines()) {
            healthy(machine);
        }
        for (ScanResult.Refused refused : result.refused()) {
            console.tell(Message.of(
                    "warn.text.refused",
                    "{machine} was not judged: {why}",
                    "machine",
                    refused.machine(),
                    "why",
                    texts.say(refused.problem().message())));
        }
    }

    private void healthy(MachineResult machine) {
        console.tell(Message.of(
                "warn.text.healthy",
                "{machine}: healthy are {rows} rows, {from} to {until}: {why}.",
                "machine",
                machine.machine().asset(),
                "rows",
                Amount.grouped(machine.healthy().rows()),
                "from",
                times.at(machine.healthy().fromMicros()),
                "until",
                times.at(machine.healthy().untilMicros()),
                "why",
                texts.say(machine.healthy().why())));
        if (machine.limit().provisional()) {
            List<String> doubts =
                    machine.limit().doubts().stream().map(texts::say).toList();
            console.tell(Message.of(
                    "warn.text.provisional", "The limit is provisional. {doubts}", "doubts", String.join(" ", doubts)));
        }
        machine.channels().forEach(channel -> channel.why().forEach(console::tell));
        if (machine.outlook().unlike()) {
            console.tell(Notices.unlike(machine, new Stamps(recording.time())));
        }
    }

    /** One row a warning; a machine whose healthy part is the odd one gets one row for all. */
    Table table(ScanResult result) {
        Table table = new Table(
                Column.fixed("id", label("warn.column.id", "Warning")),
                Column.text("machine", label("warn.column.machine", "Machine")),
                Column.fixed("began", label("warn.column.began", "Began")),
                Column.number("lasted", label("warn.column.lasted", "Lasted")),
                Column.fixed("kind", label("warn.column.kind", "Kind")),
                Column.text("first", label("warn.column.first", "Left first")),
                Column.text("most", label("warn.column.most", "Deviates most")),
                Column.fixed("sure", label("warn.column.sure", "Sure")));
        for (MachineResult machine : result.machines()) {
            for (Warning warning : shown(machine)) {
                table.add(
                        warning.id(),
                        warning.asset().toString(),
                        new Cell(
                                times.at(warning.span().beganMicros()),
                                new Stamps(recording.time())
                                        .of(warning.span().beganMicros())
                                        .toString()),
                        new Cell(lasted(warning), Long.toString(warning.span().rows())),
                        new Cell(kind(warning), warning.evidence().kind().id()),
                        left(warning),
                        most(warning),
                        new Cell(sure(warning), Confidence.of(warning).name().toLowerCase(Locale.ROOT)));
            }
        }
        return table;
    }

    private static List<Warning> shown(MachineResult machine) {
        return machine.outlook().unlike() ? List.of() : machine.warnings();
    }

    /** The table for a terminal: one machine needs no column for its name. */
    Table narrow(ScanResult result) {
        Table all = table(result);
        return result.machines().size() > 1
                ? all
                : all.only(List.of("id", "began", "lasted", "kind", "first", "most", "sure"));
    }

    /** What a person reads below the table. */
    void after(ScanResult result) {
        for (MachineResult machine : result.machines()) {
            if (machine.outlook().unlike()) {
                paragraph(Message.of(
                        "warn.text.folded",
                        "{machine}: {count} warnings against a healthy part that is itself the odd one; --json lists them.",
                        "machine",
                        machine.machine().asset(),
                        "count",
                        machine.warnings().size()));
            } else if (machine.warnings().isEmpty()) {
                paragraph(Message.of(
                        "warn.text.none",
                        "{machine}: no warning in {rows} rows, with a budget of {budget} false alarms.",
                        "machine",
                        machine.machine().asset(),
                        "rows",
                        Amount.grouped(machine.counts().all()),
                        "budget",
                        result.budget().text()));
            }
            shown(machine).stream().limit(TOLD_IN_WORDS).forEach(this::inWords);
            int more = shown(machine).size() - TOLD_IN_WORDS;
            if (more > 0) {
                paragraph(Message.of(
                        "warn.text.more",
                        "{count} more in the table above; --report page.html tells each in words and pictures.",
                        "count",
                        more));
            }
        }
    }

    private void inWords(Warning warning) {
        Narrative narrative = Narrative.of(warning, times);
        console.out().println();
        console.out().println(console.style().paint(org.millwright.program.cli.Style.Tone.STRONG, warning.id()));
        line(narrative.headline(), "  ");
        List<Message> rest = new ArrayList<>(narrative.order());
        rest.addAll(narrative.trust());
        rest.addAll(narrative.similar());
        rest.forEach(each -> line(each, "  "));
        narrative.checks().forEach(each -> line(each, "  " + console.draw("→ ", "> ")));
    }

    private void paragraph(Message message) {
        console.out().println();
        line(message, "");
    }

    private void line(Message message, String lead) {
        boolean first = true;
        for (String line : TextWidth.wrap(texts.say(message), console.width() - lead.length())) {
            console.out().println((first ? lead : " ".repeat(lead.length())) + line);
            first = false;
        }
    }

    private String lasted(Warning warning) {
        if (warning.span().open()) {
            return texts.say("warn.lasted.open", "open");
        }
        return times.length(warning.span().returnedMicros() - warning.span().beganMicros());
    }

    private String kind(Warning warning) {
        return switch (warning.evidence().kind()) {
            case SHIFT -> texts.say("warn.kind.shift", "shift");
            case DRIFT -> texts.say("warn.kind.drift", "drift");
            case SPREAD -> texts.say("warn.kind.spread", "spread");
            case CORRELATION -> texts.say("warn.kind.correlation", "correlation");
            case STUCK -> texts.say("warn.kind.stuck", "stuck");
            case MISSING -> texts.say("warn.kind.missing", "missing");
            case SENSOR -> texts.say("warn.kind.sensor", "sensor");
        };
    }

    private String sure(Warning warning) {
        return switch (Confidence.of(warning)) {
            case STRONG -> texts.say("warn.sure.strong", "strong");
            case FAIR -> texts.say("warn.sure.fair", "fair");
            case WEAK -> texts.say("warn.sure.weak", "weak");
        };
    }

    private String left(Warning warning) {
        List<Departure> departures = warning.evidence().departures();
        List<String> named = departures.stream()
                .limit(NAMED)
                .map(each -> each.tag() + (each.above() ? console.draw(" ↑", " up") : console.draw(" ↓", " down")))
                .toList();
        return String.join(", ", named);
    }

    private String most(Warning warning) {
        List<Deviation> deviations = warning.evidence().deviations();
        if (deviations.isEmpty()) {
            return "";
        }
        Deviation first = deviations.getFirst();
        double times = first.inDeviations();
        return "%s %s%s %s".formatted(first.tag(), times < 0 ? "−" : "+", Amount.times(times), console.draw("σ", "sd"));
    }

    private String label(String code, String english) {
        return texts.say(code, english);
    }
}
