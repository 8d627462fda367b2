package org.millwright.warning.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.millwright.detect.Detector;
import org.millwright.diagnose.Episode;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;
import org.millwright.warning.Similarity;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;

/** Makes warnings of episodes: gives each an id, its origin, and the earlier ones that looked alike. */
final class Warnings {
    private static final int MOST_SIMILAR = 3;

    private final ScanRequest request;
    private final AssetPath asset;
    private final Detector detector;
    private final HealthyPart healthy;

    Warnings(ScanRequest request, AssetPath asset, Detector detector, HealthyPart healthy) {
        this.request = request;
        this.asset = asset;
        this.detector = detector;
        this.healthy = healthy;
    }

    List<Warning> of(List<Episode> episodes) {
        Origin origin = new Origin(
                request.inputs(),
                request.code(),
                Map.of(
                        "budget", request.budget().text(),
                        "healthyFromRow", Long.toString(healthy.fromRow()),
                        "healthyRows", Long.toString(healthy.rows())),
                0,
                request.person(),
                request.at(),
                List.of());
        List<Warning> warnings = new ArrayList<>();
        for (Episode episode : episodes) {
            warnings.add(new Warning(
                    id(episode),
                    asset,
                    span(episode),
                    verdict(episode),
                    episode.evidence(),
                    Similarity.nearest(episode.evidence(), warnings, MOST_SIMILAR),
                    origin));
        }
        return warnings;
    }

    private static Span span(Episode episode) {
        Episode.Timing timing = episode.timing();
        long returned = timing.returnedMicros() == Episode.OPEN ? Span.OPEN : timing.returnedMicros();
        return new Span(
                timing.beganMicros(),
                timing.detectedMicros(),
                returned,
                timing.beganRow(),
                timing.detectedRow(),
                timing.rows());
    }

    private Verdict verdict(Episode episode) {
        Episode.Height height = episode.height();
        return new Verdict(
                height.score(),
                height.limit(),
                height.probability(),
                request.budget().text(),
                detector.limit().provisional() ? Verdict.Standing.PROVISIONAL : Verdict.Standing.CALIBRATED,
                detector.limit().extrapolation());
    }

    /** The same for the same machine, recording, healthy part, budget and time. */
    private String id(Episode episode) {
        String text = String.join(
                "\n",
                asset.toString(),
                String.join("\n", request.inputs()),
                healthy.fromRow() + "+" + healthy.rows(),
                request.budget().text(),
                Long.toString(episode.timing().detectedRow()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "w" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java.", impossible);
        }
    }
}
