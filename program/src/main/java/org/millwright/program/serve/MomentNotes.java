package org.millwright.program.serve;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.AssetPath;
import org.millwright.program.api.Plant;

/** The moments as the API sees them. */
record MomentNotes(Moments moments, InstantSource clock, RandomGenerator chance) implements Plant.Notes {
    private static final int ID_BYTES = 5;

    @Override
    public List<Plant.Noted> meeting(Optional<AssetPath> asset, Range times, int limit) {
        return moments.meeting(asset, times, limit).stream()
                .map(MomentNotes::shown)
                .toList();
    }

    @Override
    public Optional<Plant.Noted> find(String id) {
        return moments.find(id).map(MomentNotes::shown);
    }

    @Override
    public Plant.Noted keep(Plant.Noted told) {
        Noted by = new Noted(told.who(), clock.instant(), "");
        Period period = new Period(told.fromMicros(), told.untilMicros());
        @Nullable String label = told.label().isEmpty() ? null : told.label();
        Moment moment = told.id().isEmpty()
                ? new Moment(
                        fresh(),
                        told.asset(),
                        period,
                        Moment.Kind.ofCode(told.kind()).orElse(Moment.Kind.NOTE),
                        told.name(),
                        label,
                        List.of(),
                        by)
                : moments.find(told.id()).orElseThrow().revised(period, told.name(), label, by);
        moments.put(moment);
        return shown(moment);
    }

    private String fresh() {
        byte[] bytes = new byte[ID_BYTES];
        chance.nextBytes(bytes);
        return "m-" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public void retire(String id, String who, String why) {
        moments.retire(id, new Noted(who, clock.instant(), why));
    }

    private static Plant.Noted shown(Moment moment) {
        return new Plant.Noted(
                moment.id(),
                moment.asset(),
                moment.period().fromMicros(),
                moment.period().untilMicros(),
                moment.kind().code(),
                moment.name(),
                moment.said().orElse(""),
                moment.noted().author());
    }
}
