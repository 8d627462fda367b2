package org.millwright.plant.world;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/** Everything that a plant published, with a SHA-256 per unit and day, and mean and σ per unit, regime and tag. */
final class Collected implements Rows {
    private final Map<String, MessageDigest> digests = new TreeMap<>();
    private final Map<String, double[]> sums = new TreeMap<>();
    private final List<MachineEvent> events = new ArrayList<>();
    private final long every;

    /** @param every only rows at whole multiples of so many seconds count */
    Collected(long every) {
        this.every = every;
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        int state = column(rows, "state");
        int segment = column(rows, "segment");
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.time(row) / 1_000_000 % every != 0) {
                continue;
            }
            hash(unit, rows, row);
            String regime = unit + " " + (int) rows.value(row, state)
                    + (segment < 0 ? "" : "/" + (int) rows.value(row, segment));
            for (int column = 0; column < rows.tags().size(); column++) {
                double value = rows.value(row, column);
                double[] sum = sums.computeIfAbsent(
                        regime + " " + rows.tags().get(column).name(), any -> new double[3]);
                sum[0]++;
                sum[1] += value;
                sum[2] += value * value;
            }
        }
    }

    @Override
    public void event(MachineEvent event) {
        events.add(event);
    }

    List<MachineEvent> events() {
        return events;
    }

    Map<String, String> hashes() {
        Map<String, String> all = new TreeMap<>();
        digests.forEach((name, digest) -> {
            try {
                MessageDigest copy = (MessageDigest) digest.clone();
                all.put(name, HexFormat.of().formatHex(copy.digest()));
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return all;
    }

    /** The mean of a tag, by {@code UNIT STATE TAG} or {@code UNIT STATE/SEGMENT TAG}. */
    double mean(String key) {
        double[] sum = sums.get(key);
        return sum == null ? Double.NaN : sum[1] / sum[0];
    }

    double sigma(String key) {
        double[] sum = sums.get(key);
        return sum == null ? Double.NaN : Math.sqrt(Math.max(0, sum[2] / sum[0] - sum[1] * sum[1] / sum[0] / sum[0]));
    }

    Map<String, double[]> sums() {
        return sums;
    }

    private static int column(Block rows, String name) {
        for (int column = 0; column < rows.tags().size(); column++) {
            if (rows.tags().get(column).name().equals(name)) {
                return column;
            }
        }
        return -1;
    }

    private void hash(AssetPath unit, Block rows, int row) {
        String name = unit + " " + rows.time(row) / 86_400_000_000L;
        MessageDigest digest = digests.computeIfAbsent(name, any -> sha256());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(rows.time(row));
            for (int column = 0; column < rows.tags().size(); column++) {
                // The sequence counts rows, so it alone depends on the interval.
                if (!rows.tags().get(column).name().equals("sequence")) {
                    out.writeDouble(rows.value(row, column));
                }
            }
        } catch (IOException onAnArray) {
            throw new UncheckedIOException(onAnArray);
        }
        digest.update(bytes.toByteArray());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
