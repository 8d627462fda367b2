package org.millwright.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;
import org.millwright.diagnose.Vote;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;

/** Builds warnings for tests in few words. */
final class Episodes {
    private static final Origin ORIGIN =
            new Origin(List.of("pump.csv"), "test", Map.of(), 1, "test", Instant.EPOCH, List.of());

    private final ChangeKind kind;
    private final List<Departure> departures = new ArrayList<>();
    private final List<Deviation> deviations = new ArrayList<>();
    private List<Vote> votes = List.of(new Vote("M", 5, true), new Vote("ME.2", 5, true));
    private Verdict verdict = verdict(5, Verdict.Standing.CALIBRATED, 3);
    private List<Similar> similar = List.of();
    private double goodShare = 1;

    private Episodes(ChangeKind kind) {
        this.kind = kind;
    }

    static Episodes of(ChangeKind kind) {
        return new Episodes(kind);
    }

    static Verdict verdict(double score, Verdict.Standing standing, double extrapolation) {
        return new Verdict(score, 3, Math.pow(10, -score), "1/week", standing, extrapolation);
    }

    Episodes left(String tag, long atMicros, boolean above) {
        departures.add(new Departure(tag, atMicros, above));
        return this;
    }

    /** A tag with normal 10 ± 1 bar. */
    Episodes deviates(String tag, double value, double share) {
        return deviates(new Deviation(tag, "bar", value, 10, 1, 6, 14, share));
    }

    Episodes deviates(Deviation deviation) {
        deviations.add(deviation);
        return this;
    }

    Episodes judged(Verdict newVerdict) {
        verdict = newVerdict;
        return this;
    }

    Episodes votes(Vote... newVotes) {
        votes = List.of(newVotes);
        return this;
    }

    Episodes good(double share) {
        goodShare = share;
        return this;
    }

    Episodes like(Similar... earlier) {
        similar = List.of(earlier);
        return this;
    }

    Evidence evidence() {
        return new Evidence(kind, departures, deviations, votes, List.of(), goodShare);
    }

    Warning warning() {
        return at("w", 1_000_000);
    }

    Warning at(String id, long beganMicros) {
        Span span = new Span(beganMicros, beganMicros + 5, Span.OPEN, 1, 6, 20);
        return new Warning(id, AssetPath.of("hall/pump"), span, verdict, evidence(), similar, ORIGIN);
    }
}
