package org.millwright.program;

/** Starts Millwright. */
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(arguments.length);
    }
}
