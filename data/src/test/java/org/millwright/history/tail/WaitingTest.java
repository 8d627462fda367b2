package org.millwright.history.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void theLowestRecordThatHasRowsLeftIsKept() {
        Waiting all = new Waiting();
        for (int sequence = 3; sequence < 300; sequence++) {
            all.add("opc", sequence, sequence * 10L);
        }
        all.add("mqtt", 5, 100);
        assertEquals(OptionalLong.of(3), all.lowest("opc"));
        assertEquals(OptionalLong.empty(), all.lowest("none"));
        Waiting left = new Waiting();
        left.takeFrom(all, 1_000);
        assertEquals(OptionalLong.of(100), left.lowest("opc"));
        assertEquals(OptionalLong.empty(), left.lowest("mqtt"));
    }

    /** A record with rows of two machines is told twice, and its later time counts. */
    @Test
    void aRecordThatComesTwiceCountsWithItsLaterTime() {
        Waiting all = new Waiting();
        all.add("opc", 1, 500);
        all.add("opc", 1, 200);
        Waiting left = new Waiting();
        left.takeFrom(all, 400);
        assertEquals(OptionalLong.of(1), left.lowest("opc"));
    }
}
