package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.evaluate.LeadScore.Called;
import org.millwright.evaluate.LeadScore.Fault;
import org.millwright.evaluate.LeadScore.Kind;
import org.millwright.evaluate.LeadScore.Told;

class LeadScoreTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long WEEK = 7 * 24 * HOUR;

    private static Fault fault(String unit, Kind kind, long onset, long fails) {
        Fault.Times times = new Fault.Times(onset * HOUR, fails * HOUR, (fails + 4) * HOUR);
        return new Fault(List.of(unit), kind, "bearing_wear", times, (fails - 10) * HOUR, List.of("envelope"));
    }

    private static Told told(String unit, double opened, double closed, String... tags) {
        return new Told(unit, (long) (opened * HOUR), (long) (closed * HOUR), List.of(tags), Called.MACHINE, "");
    }

    private static LeadScore score(List<Fault> faults, Told... warnings) {
        return LeadScore.of(faults, List.of(warnings), 10 * WEEK);
    }

    @Test
    void theLeadIsCountedFromTheFirstWarningAfterTheOnset() {
        Fault fault = fault("a", Kind.MACHINE, 100, 200);
        LeadScore score = score(List.of(fault), told("a", 150, 151, "x", "envelope"), told("a", 180, 199, "x"));
        assertEquals(100, score.detectedPercent());
        assertEquals(50, score.leadHours(fault));
        assertEquals(0.5, score.medianLeadFraction());
        assertEquals(40, score.medianLeadOverAlarmHours());
        assertEquals(100, score.topThreePercent());
        assertEquals(0, score.falseAlarms());
        assertEquals(100, score.unknownPercent());
    }

    @Test
    void aWarningThatStoodBeforeTheOnsetFindsNothing() {
        Fault fault = fault("a", Kind.MACHINE, 100, 200);
        LeadScore score = score(List.of(fault), told("a", 90, 199, "envelope"));
        assertFalse(score.found(fault));
        assertEquals(0, score.medianLeadFraction());
        assertEquals(0, score.falseAlarms(), "it met a fault, so it is not false either");
    }

    @Test
    void aWarningThatComesBackWithinAnHourIsTheSame() {
        Fault fault = fault("a", Kind.MACHINE, 100, 200);
        LeadScore score = score(List.of(fault), told("a", 98, 99.5, "envelope"), told("a", 100.2, 150, "envelope"));
        assertFalse(score.found(fault), "the joined warning opened before the onset");
        assertEquals(1, score.all().size());
    }

    @Test
    void warningsOnOtherUnitsAndTimesAreFalse() {
        Fault fault = fault("a", Kind.MACHINE, 100, 200);
        LeadScore score = score(
                List.of(fault),
                told("b", 150, 151),
                told("a", 10, 11),
                told("a", 204.4, 204.5),
                told("a", 204.6, 204.7),
                told("a", 300, 350));
        // b; a at 10; the two after the clearing are one, inside the half hour of grace; the last stands for two days
        // and more.
        assertEquals(1 + 1 + 0 + 3, score.falseAlarms());
        assertEquals(0.5, score.falseAlarmsPerMachineWeek());
    }

    @Test
    void anAffectedUnitExcusesAndFinds() {
        Fault.Times times = new Fault.Times(100 * HOUR, 200 * HOUR, 204 * HOUR);
        Fault leak = new Fault(List.of("c", "p"), Kind.PROCESS, "air_leak", times, Long.MAX_VALUE, List.of("duty"));
        LeadScore score = score(List.of(leak), told("p", 110, 120, "hold"));
        assertTrue(score.found(leak));
        assertEquals(0, score.topThreePercent());
        assertEquals(0, score.falseAlarms());
        assertEquals(90, score.medianLeadOverAlarmHours(), "a silent machine alarm is as late as the failure");
    }

    @Test
    void tagFaultsAndNetworkIncidentsAreNoMachineFaults() {
        Fault stuck = fault("a", Kind.TAG, 100, 200);
        Fault silent = fault("b", Kind.NETWORK, 100, 101);
        Told named = new Told("a", 120 * HOUR, 121 * HOUR, List.of(), Called.MACHINE, "bearing_wear");
        Told sensor = new Told("a", 150 * HOUR, 151 * HOUR, List.of(), Called.TAG, "");
        Told network = new Told("b", 100 * HOUR, 101 * HOUR, List.of(), Called.NETWORK, "");
        LeadScore right = score(List.of(stuck, silent), sensor, network);
        assertEquals(0, right.falseAlarms());
        assertEquals(100, right.tagFaultsRecognisedPercent());
        assertEquals(0, right.machineWarningsInNetworkIncidents());
        assertEquals(Double.NaN, right.detectedPercent(), "nothing fails");
        LeadScore wrong = score(List.of(stuck, silent), named, told("b", 100.5, 100.6));
        assertEquals(2, wrong.falseAlarms());
        assertEquals(0, wrong.tagFaultsRecognisedPercent());
        assertEquals(1, wrong.machineWarningsInNetworkIncidents());
        LeadScore unnamed = score(List.of(stuck), told("a", 120, 121));
        assertEquals(0, unnamed.falseAlarms(), "it says that something is unlike itself, which is true");
    }
}
