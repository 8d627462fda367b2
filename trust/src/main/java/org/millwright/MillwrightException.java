package org.millwright;

import org.jspecify.annotations.Nullable;

/** Carries one {@link Problem} to the person who can act on it, together with the original cause. */
public final class MillwrightException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public MillwrightException(Problem problem) {
        this(problem, null);
    }

    public MillwrightException(Problem problem, @Nullable Throwable cause) {
        super(problem.message().text(), cause);
        this.problem = problem;
    }

    /** A request that its caller can mend; holes as in {@link Message#of(String, String, Object...)}. */
    public static MillwrightException badRequest(String code, String english, Object... namesAndValues) {
        return new MillwrightException(new Problem.BadRequest(Message.of(code, english, namesAndValues)));
    }

    /** A thing that is not there; holes as in {@link Message#of(String, String, Object...)}. */
    public static MillwrightException notFound(String code, String english, Object... namesAndValues) {
        return new MillwrightException(new Problem.NotFound(Message.of(code, english, namesAndValues)));
    }

    public Problem problem() {
        return problem;
    }
}
