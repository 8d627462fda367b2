package org.millwright.program.report;

import org.millwright.Message;
import org.millwright.program.text.Texts;
import org.millwright.program.text.Times;
import org.millwright.recording.TimeAxis;

/**
 * What every part of the page writes with.
 *
 * @param html the page so far
 * @param texts the person's language
 * @param time what the times mean
 * @param times writes them
 */
record Sheet(Html html, Texts texts, TimeAxis time, Times times) {
    static Sheet of(TimeAxis time, Texts texts) {
        return new Sheet(new Html(), texts, time, new Times(time, texts));
    }

    String say(Message message) {
        return texts.say(message);
    }

    String say(String code, String english, Object... namesAndValues) {
        return texts.say(code, english, namesAndValues);
    }

    Axis axis() {
        return new Axis(time, times);
    }

    /** A number as an attribute: a share of 1 as percent. */
    static String percent(double share) {
        double percent = Math.round(share * 10_000) / 100.0;
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }

    /** The place of a mark between 0 and {@link Window#WIDTH}. */
    static String left(double x) {
        return "left:" + percent(x / Window.WIDTH) + "%";
    }

    /** The place of a stretch between 0 and {@link Window#WIDTH}. */
    static String stretch(double fromX, double untilX) {
        return left(fromX) + ";width:" + percent((untilX - fromX) / Window.WIDTH) + "%";
    }
}
