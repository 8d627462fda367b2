package org.millwright.program.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.MachineEvent;

/**
 * Makes moments of what machines say of their maintenance, so that it is seen in trends, is not learnt as healthy, and raises nothing
 * meanwhile. The same event makes the same moment.
 */
final class MaintenanceNotes {
    private static final String KIND = "maintenance";
    /** How long work takes of which only the beginning, or only the fact, is told. */
    private static final long USUAL_MICROS = Duration.ofMinutes(30).toNanos() / 1_000;

    private static final int ID_BYTES = 5;
    private static final int MOST = 1_000;

    private final Moments moments;

    MaintenanceNotes(Moments moments) {
        this.moments = moments;
    }

    /** Takes an event; one of another kind says nothing here. */
    void take(MachineEvent event) {
        if (!event.kind().equals(KIND)) {
            return;
        }
        String phase = event.attributes().getOrDefault("phase", "");
        switch (phase) {
            case "begin", "start" -> keep(event, Period.since(event.timeMicros()));
            case "end" -> end(event);
            default -> keep(event, new Period(event.timeMicros(), event.timeMicros() + USUAL_MICROS));
        }
    }

    private void keep(MachineEvent event, Period period) {
        String id = id(event);
        // Told again after a restart: it may have its end by now.
        if (moments.revisions(id).isEmpty()) {
            String name = event.text().isBlank() ? KIND : event.text();
            moments.put(new Moment(
                    id, event.asset(), period, Moment.Kind.MAINTENANCE, name, null, List.of(), noted(event)));
        }
    }

    private void end(MachineEvent event) {
        long at = event.timeMicros();
        moments.meeting(Optional.of(event.asset()), new Range(at - 1, at + 1), MOST).stream()
                .filter(one ->
                        one.kind() == Moment.Kind.MAINTENANCE && one.period().running())
                .filter(one -> one.period().fromMicros() < at)
                .forEach(one -> moments.put(
                        one.revised(new Period(one.period().fromMicros(), at), one.name(), one.label(), noted(event))));
    }

    private static Noted noted(MachineEvent event) {
        Instant at = Instant.EPOCH
                .plus(Duration.ofNanos(event.timeMicros() % 1_000_000 * 1_000))
                .plusSeconds(event.timeMicros() / 1_000_000);
        return new Noted(event.asset().toString(), at, event.text());
    }

    private static String id(MachineEvent event) {
        String text = event.asset() + "\n" + event.kind() + "\n" + event.timeMicros() + "\n" + event.text();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "m" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
