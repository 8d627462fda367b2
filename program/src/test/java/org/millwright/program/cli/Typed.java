package org.millwright.program.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** A person at a keyboard: types one line to a program and keeps what came back on both streams. */
public final class Typed {
    private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "en_GB.UTF-8"));
    private final Commands commands;
    private String out = "";
    private String err = "";
    private int code;

    public Typed(Commands commands) {
        this.commands = commands;
    }

    /** Sets a variable of the environment. */
    public Typed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sits at a terminal of a width, all streams of which are the terminal. */
    public Typed at(int columns) {
        return with("MILLWRIGHT_TERMINAL", "012").with("MILLWRIGHT_COLUMNS", String.valueOf(columns));
    }

    public Typed type(String... words) {
        StringWriter toOut = new StringWriter();
        StringWriter toErr = new StringWriter();
        code = new Program(commands, environment, new PrintWriter(toOut), new PrintWriter(toErr)).run(words);
        out = toOut.toString();
        err = toErr.toString();
        return this;
    }

    public String out() {
        return out;
    }

    public String err() {
        return err;
    }

    public int code() {
        return code;
    }
}
