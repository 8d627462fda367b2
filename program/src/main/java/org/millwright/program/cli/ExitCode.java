package org.millwright.program.cli;

import org.millwright.Problem;

/** What a command tells the shell. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    /** Usage or bad input. */
    USAGE(2),
    NOT_FOUND(3),
    /** Refused, or an approval is needed. */
    REFUSED(4),
    NOT_REACHABLE(5),
    /** The command worked, and what it looked at is not in order. */
    FOUND_PROBLEMS(6),
    DEFECT(70),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The code for a problem: sorted by who can act on it. */
    public static ExitCode of(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> USAGE;
            case Problem.NotFound _ -> NOT_FOUND;
            case Problem.Forbidden _ -> REFUSED;
            case Problem.Unreachable _ -> NOT_REACHABLE;
            case Problem.Stale _, Problem.Exhausted _ -> FAILED;
            case Problem.Defect _ -> DEFECT;
        };
    }
}
