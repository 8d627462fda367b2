package org.millwright.program.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.program.text.Texts;
import org.millwright.recording.TimeAxis;

/**
 * The report as one HTML page that stands alone: style, pictures and script are inside, and a policy in the page forbids every
 * connection and every other script. Without a script all is there but the values under the pointer. The same input gives the same
 * page. Well-formed XML.
 */
public final class ReportPage {
    private final ReportInput input;
    private final Sheet sheet;
    private final Html html;

    private ReportPage(ReportInput input, Texts texts) {
        this.input = input;
        sheet = Sheet.of(input.source().time(), texts);
        html = sheet.html();
    }

    /** The page in a language. */
    public static String of(ReportInput input, Texts texts) {
        ReportPage page = new ReportPage(input, texts);
        page.write();
        return page.html.toString();
    }

    /**
     * Writes the page to a file, over an older one.
     *
     * @throws MillwrightException if the file cannot be written
     */
    public static void write(ReportInput input, Texts texts, Path to) {
        try {
            Files.writeString(to, of(input, texts));
        } catch (IOException refused) {
            throw MillwrightException.badRequest(
                    "report.file.unwritable",
                    "The report cannot be written to {file} ({reason}). Maybe the folder is missing or not yours; name another file.",
                    "file",
                    to,
                    "reason",
                    String.valueOf(refused.getMessage()));
        }
    }

    private void write() {
        String script = resource("report.js");
        html.trusted("<!DOCTYPE html>\n");
        html.open("html", "lang", sheet.texts().language().tag(), "xmlns", "http://www.w3.org/1999/xhtml");
        head(script);
        html.open(
                "body",
                "data-axis",
                sheet.time().kind().name().toLowerCase(Locale.ROOT),
                "data-zone",
                zone(),
                "data-row",
                sheet.say("text.time.row", "row {row}", "row", "{row}"));
        Glyphs.define(html);
        top();
        html.open("main", "id", "main");
        for (int i = 0; i < input.machines().size(); i++) {
            machine(i + 1, input.machines().get(i));
        }
        new ReadingPart(sheet, input.source()).write();
        html.close("main");
        footer();
        html.open("script").trusted(script).close("script").close("body").close("html");
    }

    private void head(String script) {
        String policy =
                "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
                        + "script-src 'sha256-" + hash(script) + "'";
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("link", "rel", "icon", "href", "data:,");
        html.element("title", input.source().file() + " · " + title());
        html.open("style").trusted(resource("report.css")).close("style").close("head");
    }

    private void top() {
        html.element("a", sheet.say("report.page.skip", "To the content"), "class", "skip", "href", "#main");
        html.open("header", "class", "top").open("p", "class", "kind-of-page");
        html.element("b", "Millwright").text(" · " + title());
        if (!input.signature().made().isEmpty()) {
            html.text(" · " + input.signature().made());
        }
        html.close("p").open("h1").name(input.source().file()).close("h1");
        if (input.machines().size() > 1) {
            contents();
        }
        html.close("header");
    }

    /** Links to the machines of a recording that holds several. */
    private void contents() {
        html.open("nav", "aria-label", sheet.say("report.page.machines", "Machines"))
                .open("ul", "class", "legend");
        for (int i = 0; i < input.machines().size(); i++) {
            ReportInput.Machine machine = input.machines().get(i);
            html.open("li")
                    .open("a", "href", "#" + new Place(i + 1, machine).anchor())
                    .name(machine.asset().name())
                    .close("a")
                    .element("span", "(" + machine.warnings().size() + ")")
                    .close("li");
        }
        html.close("ul").close("nav");
    }

    private void machine(int number, ReportInput.Machine machine) {
        Place place = new Place(number, machine);
        html.line().open("section", "id", place.anchor());
        html.open("h2", "class", "asset").name(machine.asset().toString()).close("h2");
        Summary summary = new Summary(sheet, input, machine, place);
        html.open("div", "class", "panel");
        summary.write();
        new Overview(sheet, machine, place).write();
        summary.facts();
        html.close("div");
        if (!machine.warnings().isEmpty()) {
            warnings(machine, place);
        }
        new TagTable(sheet, machine, place).write();
        html.close("section");
    }

    private void warnings(ReportInput.Machine machine, Place place) {
        boolean folded = machine.healthy().unlikeTheRest();
        if (folded) {
            html.open("details", "class", "panel")
                    .element("summary", sheet.say("report.page.folded", "The warnings of this run"))
                    .open("div", "class", "inside");
        } else {
            html.element("h2", sheet.say("report.page.warnings", "Warnings")).open("div", "class", "panel");
        }
        new WarningTable(sheet, machine.warnings(), place).write();
        html.close("div");
        WarningPart part = new WarningPart(sheet, machine, place);
        for (int i = 0; i < Math.min(machine.warnings().size(), WarningPart.MOST); i++) {
            part.write(i);
        }
        if (folded) {
            html.close("details");
        }
    }

    private void footer() {
        html.open("footer").element("p", input.signature().program());
        html.open("p")
                .text(sheet.say("report.page.again", "Made again by:"))
                .text(" ")
                .element("code", input.signature().command())
                .close("p");
        html.element("p", sheet.say("report.page.alone", "This page needs no network and sends nothing."))
                .close("footer");
    }

    private String title() {
        return sheet.say("report.page.title", "fault warning report");
    }

    private String zone() {
        return Optional.of(sheet.time())
                .filter(time -> time.kind() == TimeAxis.Kind.INSTANT)
                .map(time -> sheet.times().zone().getId())
                .filter(zone -> !zone.equals("Z"))
                .orElse("UTC");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The part (%s) of the page is not in the program.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("The part (%s) of the page cannot be read.".formatted(name), broken);
        }
    }
}
