package org.millwright.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.AssetPath;

final class SqlMomentsTest {
    private static final AssetPath PUMP = AssetPath.of("plant/line/pump");
    private static final Noted MEI = new Noted("mei", Instant.parse("2026-11-25T12:00:00Z"), "seen it");

    @TempDir
    private Path folder;

    private Database database;

    @AfterEach
    void close() {
        database.close();
    }

    private Moments moments() {
        database = Database.open(folder.resolve("plant.db"));
        return database.moments();
    }

    private static Moment moment(String id, long from, long until) {
        return new Moment(
                id, PUMP, new Period(from, until), Moment.Kind.STOP, "jam 卡住", null, List.of("heat", "flow"), MEI);
    }

    @Test
    void aMomentComesBackAsItWas() {
        Moments moments = moments();
        Moment one = moment("m1", 10, Period.RUNNING);

        moments.put(one);

        assertEquals(Optional.of(one), moments.find("m1"));
    }

    /** Half open like every range: two neighbours meet and neither is told for the other's time. */
    @Test
    void findsThoseThatMeetATimeAndNoOthers() {
        Moments moments = moments();
        moments.put(moment("late", 30, 40));
        moments.put(moment("early", 10, 20));
        moments.put(moment("next", 20, 30));

        List<String> met = moments.meeting(Optional.of(PUMP), new Range(15, 30), 10).stream()
                .map(Moment::id)
                .toList();

        assertEquals(List.of("early", "next"), met);
        assertEquals(List.of(), moments.meeting(Optional.of(AssetPath.of("plant/line/fan")), new Range(0, 99), 10));
        assertEquals(3, moments.meeting(Optional.empty(), new Range(0, 99), 10).size());
        assertEquals(1, moments.meeting(Optional.empty(), new Range(0, 99), 1).size());
    }

    /** Nothing that a person wrote is ever gone. */
    @Test
    void anEditIsANewRevisionAndWhatIsRetiredIsNotErased() {
        Moments moments = moments();
        moments.put(moment("m1", 10, 20));
        moments.put(moment("m1", 10, 20).revised(new Period(10, 25), "jam", "belt", MEI));
        moments.retire("m1", MEI);

        assertEquals(Optional.empty(), moments.find("m1"));
        assertEquals(List.of(), moments.meeting(Optional.of(PUMP), new Range(0, 99), 10));
        assertEquals(
                List.of("jam 卡住", "jam", "jam"),
                moments.revisions("m1").stream().map(Moment::name).toList());
        assertThrows(MillwrightException.class, () -> moments.retire("m1", MEI));
    }
}
