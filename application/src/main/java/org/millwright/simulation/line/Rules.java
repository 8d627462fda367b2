package org.millwright.simulation.line;

/**
 * What simulators leave unsaid and what changes the answer: named here, and told with each result.
 *
 * @param failureClock whether a machine ages while it works or always
 * @param afterFailure what becomes of the part in hand
 * @param loadWhileDown whether a broken machine takes a part
 * @param blocking whether a part is begun without a place behind it
 * @param shiftEnd what happens to the part in hand when the shift ends
 */
public record Rules(
        FailureClock failureClock,
        AfterFailure afterFailure,
        boolean loadWhileDown,
        Blocking blocking,
        ShiftEnd shiftEnd) {
    /** What holds where nobody says otherwise. */
    public static final Rules USUAL =
            new Rules(FailureClock.OPERATION, AfterFailure.RESUME, false, Blocking.AFTER_SERVICE, ShiftEnd.FINISH_PART);

    /** When up time passes. */
    public enum FailureClock {
        /** While it works on a part. */
        OPERATION,
        /** Always, but while it is down. */
        CALENDAR
    }

    /** What becomes of an interrupted part. */
    public enum AfterFailure {
        RESUME,
        /** Its work begins anew and takes as long as it would have. */
        RESTART,
        /** It is lost when the machine has been repaired. */
        SCRAP
    }

    /** When a full place behind stops a machine. */
    public enum Blocking {
        AFTER_SERVICE,
        BEFORE_SERVICE
    }

    /** What happens to a part in hand when a calendar holds the station. */
    public enum ShiftEnd {
        FINISH_PART,
        STOP,
        STOP_AND_RESTART
    }

    /** The same with another failure clock. */
    public Rules with(FailureClock clock) {
        return new Rules(clock, afterFailure, loadWhileDown, blocking, shiftEnd);
    }

    /** The same with another fate of interrupted parts. */
    public Rules with(AfterFailure fate) {
        return new Rules(failureClock, fate, loadWhileDown, blocking, shiftEnd);
    }

    /** The same with another blocking. */
    public Rules with(Blocking when) {
        return new Rules(failureClock, afterFailure, loadWhileDown, when, shiftEnd);
    }

    /** The same with another end of shifts. */
    public Rules with(ShiftEnd end) {
        return new Rules(failureClock, afterFailure, loadWhileDown, blocking, end);
    }

    /** The same where a broken machine takes a part, or not. */
    public Rules loadingWhileDown(boolean loads) {
        return new Rules(failureClock, afterFailure, loads, blocking, shiftEnd);
    }
}
