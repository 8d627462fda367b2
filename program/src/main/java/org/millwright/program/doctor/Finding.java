package org.millwright.program.doctor;

import org.millwright.Message;

/**
 * What a check found.
 *
 * @param id the check's stable name
 * @param state how it stands
 * @param says what was found and, unless all is well, what to do
 */
record Finding(String id, State state, Message says) {
    /** How a thing stands. */
    enum State {
        OK,
        /** The program works, but something will be missing. */
        WARN,
        /** The program will fail. */
        FAIL
    }

    static Finding ok(String id, Message says) {
        return new Finding(id, State.OK, says);
    }

    static Finding warn(String id, Message says) {
        return new Finding(id, State.WARN, says);
    }

    static Finding fail(String id, Message says) {
        return new Finding(id, State.FAIL, says);
    }
}
