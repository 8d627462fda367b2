package org.millwright.adapters.openai;

import java.util.ArrayList;
import java.util.List;
import org.millwright.language.json.Json;

/** Reads an open answer to its end: server-sent events or one JSON object, whatever the endpoint likes better. */
final class Listening {
    private static final String DATA = "data:";

    private final Lines lines;
    private final Answer answer;
    private final Watch watch;
    private final List<String> heard = new ArrayList<>();
    private final StringBuilder object = new StringBuilder();
    private long firstMillis = -1;
    private Ending ending = Ending.CUT;

    /** How it came to an end. */
    enum Ending {
        WHOLE,
        /** The connection broke, or what came was no answer. */
        CUT,
        CANCELLED,
        LATE
    }

    Listening(Lines lines, Answer answer, Watch watch) {
        this.lines = lines;
        this.answer = answer;
        this.watch = watch;
    }

    Ending listen(Lines.Event first) throws InterruptedException {
        boolean more = take(first);
        while (more && !watch.stops()) {
            Lines.Event event = lines.next(Watch.GLANCE);
            more = event == null || take(event);
        }
        if (more) {
            ending = watch.cancelled() ? Ending.CANCELLED : Ending.LATE;
        }
        return ending;
    }

    /** The lines so far. */
    List<String> heard() {
        return heard;
    }

    /** When the first word came; the present time if none has. */
    long firstMillis() {
        return firstMillis < 0 ? watch.millis() : firstMillis;
    }

    private boolean take(Lines.Event event) {
        return switch (event) {
            case Lines.Line(String text) -> line(text);
            case Lines.Cut(var why) -> false;
            case Lines.End() -> {
                if (!object.isEmpty()) {
                    event(object.toString());
                }
                ending = answer.finish().isEmpty() ? Ending.CUT : Ending.WHOLE;
                yield false;
            }
        };
    }

    private boolean line(String line) {
        heard.add(line);
        if (line.startsWith(DATA)) {
            String data = line.substring(DATA.length()).strip();
            if (data.equals("[DONE]")) {
                ending = Ending.WHOLE;
                return false;
            }
            return data.isEmpty() || event(data);
        }
        if (!object.isEmpty() || line.stripLeading().startsWith("{")) {
            object.append(line).append('\n');
        }
        return true;
    }

    /** False if nothing after it can be trusted. */
    private boolean event(String data) {
        Json json = Answer.json(data).orElse(null);
        if (json == null) {
            return false;
        }
        answer.take(json);
        if (firstMillis < 0 && !answer.empty()) {
            firstMillis = watch.millis();
        }
        return answer.error().isEmpty();
    }
}
