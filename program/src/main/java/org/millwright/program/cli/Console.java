package org.millwright.program.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.program.text.Texts;

/**
 * Where a command speaks: data on {@link #out()}, talk on {@link #err()}, in the person's language. Both are flushed when the command
 * ends. Commands get it in their constructor. One thread, but for what {@link Progress} writes.
 */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Texts texts;
    private final View view;

    /**
     * How things look.
     *
     * @param terminal what the streams are
     * @param style the colours of stdout
     * @param errStyle the colours of stderr
     * @param quiet true for names alone and no progress
     */
    record View(Terminal terminal, Style style, Style errStyle, boolean quiet) {
        static View of(Preferences wanted, Map<String, String> environment) {
            Terminal terminal = Terminal.of(environment);
            return new View(
                    terminal,
                    Style.of(wanted.colour(), terminal.out(), environment),
                    Style.of(wanted.colour(), terminal.err(), environment),
                    wanted.quiet());
        }
    }

    Console(PrintWriter out, PrintWriter err, Texts texts, View view) {
        this.out = out;
        this.err = err;
        this.texts = texts;
        this.view = view;
    }

    /** For data: what another program may read. */
    public PrintWriter out() {
        return out;
    }

    /** For talk: what a person should know besides. */
    public PrintWriter err() {
        return err;
    }

    public Texts texts() {
        return texts;
    }

    /** The colours of stdout. */
    public Style style() {
        return view.style();
    }

    /** True where stdout is a terminal, so that a person reads it. */
    public boolean terminal() {
        return view.terminal().out();
    }

    /** The width in cells to which talk and drawings fit: the terminal's, or 80. */
    public int width() {
        return view.terminal().columns();
    }

    /** True if the person asked for names alone. */
    public boolean quiet() {
        return view.quiet();
    }

    /** The drawing if the terminal can show it, else the same in ASCII. */
    public String draw(String drawing, String ascii) {
        return view.terminal().ascii() ? ascii : drawing;
    }

    /** The whole sentence in the person's language. */
    public String say(Message message) {
        return texts.say(message);
    }

    /** Tells the person something on stderr, in lines of the terminal's width. */
    public void tell(Message message) {
        tell(say(message));
    }

    /** The same for a text that is already in the person's language. */
    public void tell(String text) {
        TextWidth.wrap(text, width()).forEach(err::println);
    }

    /** A table on stdout: drawn on a terminal, tab-separated elsewhere, the first column alone if the person asked for that. */
    public void print(Table table) {
        if (quiet()) {
            out.print(table.ids());
        } else {
            out.print(terminal() ? drawn(table) : table.tabSeparated());
        }
    }

    /** A table drawn to the width of the terminal, whatever stdout is. */
    public String drawn(Table table) {
        return new TableDrawing(table, width(), style(), draw("…", "~")).text();
    }

    /** One JSON document on stdout: maps in their order, records in theirs, a number that is none as null. */
    public void json(@Nullable Object document) {
        out.print(Json.line(document));
    }

    /**
     * A bar for long work; nothing is seen of it in its first second.
     *
     * @param what the work, such as "Reading pump.csv"
     * @param unit what is counted
     */
    public Progress progress(Message what, Progress.Unit unit) {
        return new Progress(this, say(what), unit, System::nanoTime);
    }

    /** How a progress may be shown. */
    Progress.Shown shownProgress() {
        if (quiet()) {
            return Progress.Shown.NOT;
        }
        return view.terminal().err() ? Progress.Shown.BAR : Progress.Shown.LINES;
    }

    Style errStyle() {
        return view.errStyle();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
