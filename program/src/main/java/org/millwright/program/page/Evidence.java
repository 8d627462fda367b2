package org.millwright.program.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.millwright.dataset.Range;
import org.millwright.history.Catalogue;
import org.millwright.history.Wide;
import org.millwright.machine.Block;
import org.millwright.machine.TagPath;
import org.millwright.program.api.Plant;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.warning.Span;
import org.millwright.warning.Warning;

/** Reads what a warning's pictures are drawn from. */
final class Evidence {
    private static final int MOST_TAGS = 12;
    private static final int BUCKETS = 1_000;
    private static final long LEAST = 10L * 60 * 1_000_000;
    private static final long MOST = 2L * 24 * 3_600 * 1_000_000;

    private final Plant plant;

    Evidence(Plant plant) {
        this.plant = plant;
    }

    /** The tags of a warning, from well before it began until a while after it ended or now. */
    List<Trend> trends(Warning warning) {
        Catalogue catalogue = plant.history().historian().catalogue();
        List<Catalogue.Known> tags = warning.tags().stream()
                .limit(MOST_TAGS)
                .flatMap(name -> catalogue.tag(new TagPath(warning.asset(), name)).stream())
                .toList();
        if (tags.isEmpty()) {
            return List.of();
        }
        long step =
                tags.stream().mapToLong(Catalogue.Known::intervalMicros).max().orElse(0);
        List<String> names = tags.stream().map(known -> known.tag().name()).toList();
        try (Wide rows = plant.history().historian().wide(warning.asset(), names, around(warning.span()))) {
            TrendCollector collector = new TrendCollector(rows.tags(), Math.max(step, 1_000), BUCKETS);
            for (Block block = rows.next(); block.rows() > 0; block = rows.next()) {
                collector.accept(block);
            }
            return collector.trends().stream().filter(trend -> trend.size() > 0).toList();
        }
    }

    private Range around(Span span) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, plant.time().clock().instant());
        long end = Math.max(span.open() ? now : span.returnedMicros(), span.detectedMicros());
        long length = Math.clamp(end - span.beganMicros(), LEAST, MOST);
        return new Range(
                span.beganMicros() - 2 * length,
                Math.min(span.beganMicros() + MOST, Math.max(end + length / 2, span.beganMicros() + 1)));
    }
}
