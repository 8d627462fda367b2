package org.millwright.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.detect.stream.SingleTagDetector;

/** What was learnt of the only tag of a machine that moves: the state of its detector after the healthy part. Not changed after. */
final class Alone implements Knowledge {
    private final int column;
    private final byte[] learnt;
    private final double alarmsPerRow;
    private final Limit limit;

    private Alone(int column, byte[] learnt, double alarmsPerRow, Limit limit) {
        this.column = column;
        this.learnt = learnt;
        this.alarmsPerRow = alarmsPerRow;
        this.limit = limit;
    }

    static Alone of(Rows all, long[] times, int column, Settings settings) {
        SingleTagDetector detector = new SingleTagDetector(settings.dated());
        for (int row = 0; row < all.rows(); row++) {
            detector.onRow(times[row], all.at(row, column));
        }
        double alarmsPerRow = settings.alarmsPerRow();
        double extrapolation = detector.extrapolation(alarmsPerRow);
        double blocks = (double) all.rows() / Calibration.GUARD;
        Limit limit = new Limit(
                -Math.log10(Math.min(0.5, alarmsPerRow)), 1, extrapolation, blocks, doubts(extrapolation, blocks));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            detector.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Alone(column, bytes.toByteArray(), alarmsPerRow, limit);
    }

    private static List<Message> doubts(double extrapolation, double blocks) {
        List<Message> doubts = new ArrayList<>();
        if (blocks < Limit.FEW) {
            doubts.add(Limit.tooShort(blocks));
        }
        if (extrapolation > Limit.FAR) {
            doubts.add(Limit.tooRare(extrapolation));
        }
        return doubts;
    }

    /** Writes what was learnt. */
    void write(DataOutput to) throws IOException {
        to.writeInt(column);
        to.writeInt(learnt.length);
        to.write(learnt);
        to.writeDouble(alarmsPerRow);
        DetectorForm.write(limit, to);
    }

    /** Reads what {@link #write} wrote; a state of the single tag that cannot be read is found here, not at the first row. */
    static Alone read(DataInput from) throws IOException {
        int column = from.readInt();
        byte[] learnt = new byte[Saved.length(from)];
        from.readFully(learnt);
        Alone alone = new Alone(column, learnt, from.readDouble(), DetectorForm.readLimit(from));
        SingleTagDetector.read(SingleTagDetector.STATE_VERSION, new DataInputStream(new ByteArrayInputStream(learnt)));
        return alone;
    }

    int column() {
        return column;
    }

    @Override
    public Limit limit() {
        return limit;
    }

    @Override
    public Judge judge() {
        return new AloneJudge(this);
    }

    /** A detector that has seen the healthy part and nothing else. */
    SingleTagDetector fresh() {
        try {
            return SingleTagDetector.read(
                    SingleTagDetector.STATE_VERSION, new DataInputStream(new ByteArrayInputStream(learnt)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The limit that holds now, on the detector's own scale. */
    double limit(SingleTagDetector detector) {
        return detector.limit(alarmsPerRow);
    }

    /** A surprise on the scale on which the limit is −log₁₀ of the accepted rate, as for tags that are judged together. */
    double scaled(double surprise, double limitNow) {
        return surprise / limitNow * limit.score();
    }
}
