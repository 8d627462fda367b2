package org.millwright.program.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells on stderr how far long work is: after its first second, with rate and, as soon as it can be said, the time left. On a
 * terminal it is one line that is drawn over and wiped at the end; elsewhere a line every ten seconds. For any one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long REDRAW = SECOND / 4;
    private static final long NEXT_LINE = 10 * SECOND;
    private static final int BAR_CELLS = 20;

    private final Console console;
    private final String what;
    private final Unit unit;
    private final LongSupplier nanos;
    private final long start;
    private long nextAt;
    private int drawn;

    /** What is counted. */
    public enum Unit {
        BYTES,
        ROWS,
        FILES,
        RECORDINGS
    }

    /** How a progress is seen. */
    enum Shown {
        NOT,
        LINES,
        BAR
    }

    Progress(Console console, String what, Unit unit, LongSupplier nanos) {
        this.console = console;
        this.what = what;
        this.unit = unit;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.nextAt = start + SECOND;
    }

    /**
     * Says how much is done. Cheap to call often.
     *
     * @param done the units done
     * @param total the units in all; below 1 where nobody knows
     */
    public synchronized void at(long done, long total) {
        long now = nanos.getAsLong();
        Shown shown = console.shownProgress();
        if (now < nextAt || shown == Shown.NOT) {
            return;
        }
        nextAt = now + (shown == Shown.BAR ? REDRAW : NEXT_LINE);
        String text = text(done, total, (now - start) / (double) SECOND);
        if (shown == Shown.BAR) {
            draw(text);
        } else {
            console.err().println(text);
            console.err().flush();
        }
    }

    /** Wipes the bar. */
    @Override
    public synchronized void close() {
        if (drawn > 0) {
            console.err().print("\r" + " ".repeat(drawn) + "\r");
            console.err().flush();
            drawn = 0;
        }
        nextAt = Long.MAX_VALUE;
    }

    private void draw(String text) {
        String fitted = TextWidth.fit(text, Math.max(drawn, Math.min(TextWidth.of(text), console.width() - 1)), "");
        console.err().print("\r" + fitted);
        console.err().flush();
        drawn = Math.min(TextWidth.of(fitted), console.width() - 1);
    }

    private String text(long done, long total, double seconds) {
        double rate = done / seconds;
        if (total < 1) {
            return "%s  %s  %s".formatted(what, amount((double) done), rate(rate));
        }
        double share = Math.min(1, (double) done / total);
        return "%s %s%3.0f %%  %s%s".formatted(what, bar(share), 100 * share, rate(rate), left(share, seconds));
    }

    private String bar(double share) {
        if (console.shownProgress() != Shown.BAR) {
            return " ";
        }
        int full = (int) Math.round(share * BAR_CELLS);
        return " " + console.draw("█", "#").repeat(full)
                + console.draw("░", ".").repeat(BAR_CELLS - full) + " ";
    }

    /** Said once a twentieth is done or ten seconds have passed: before that it would be a wild guess. */
    private String left(double share, double seconds) {
        if (share >= 1 || (share < 0.05 && seconds < 10)) {
            return "";
        }
        long whole = (long) Math.min(Math.ceil(seconds * (1 - share) / Math.max(share, 1e-9)), 359_999);
        String clock = whole >= 3600
                ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
                : "%d:%02d".formatted(whole / 60, whole % 60);
        return "  " + console.texts().say("cli.progress.left", "{time} left", "time", clock);
    }

    private String rate(double each) {
        return console.texts().say("cli.progress.rate", "{amount}/s", "amount", amount(each));
    }

    private String amount(double count) {
        return switch (unit) {
            case BYTES -> count < 1e6 ? scaled(Math.ceil(count / 1e3)) + " kB" : scaled(count / 1e6) + " MB";
            case ROWS -> counted("cli.progress.rows", "{count} rows", count);
            case FILES -> counted("cli.progress.files", "{count} files", count);
            case RECORDINGS -> counted("cli.progress.recordings", "{count} recordings", count);
        };
    }

    private String counted(String code, String english, double count) {
        return console.texts().say(code, english, "count", scaled(count));
    }

    private static String scaled(double count) {
        return count < 10 && count != Math.rint(count)
                ? String.format(Locale.ROOT, "%.1f", count)
                : String.format(Locale.ROOT, "%,d", Math.round(count));
    }
}
