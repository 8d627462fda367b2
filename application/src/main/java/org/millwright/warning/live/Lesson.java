package org.millwright.warning.live;

import java.time.Instant;
import java.util.List;
import org.millwright.Message;
import org.millwright.dataset.Range;

/**
 * From what a watch has learnt.
 *
 * @param times from the first to just after the last row that counted as healthy, in UTC microseconds
 * @param startMicros rows from here on are judged
 * @param rows how many rows counted
 * @param rowsHash the SHA-256 of their times and values
 * @param at when it was learnt, on the plant's clock
 * @param code name and version of the program that learnt
 * @param doubts why its limit is provisional; none where it is calibrated
 */
record Lesson(
        Range times, long startMicros, long rows, String rowsHash, Instant at, String code, List<Message> doubts) {
    Lesson {
        doubts = List.copyOf(doubts);
    }
}
