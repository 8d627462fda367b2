package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The saved form of what was learnt of several tags together. */
final class LearntForm {
    private LearntForm() {}

    static void write(Learnt learnt, DataOutput to) throws IOException {
        Preparation preparation = learnt.preparation();
        Saved.writeWhole(preparation.judged(), to);
        Saved.writeWhole(preparation.filler().patience(), to);
        write(preparation.regimes(), to);
        Portfolio portfolio = learnt.portfolio();
        write(portfolio.plain(), to);
        write(portfolio.smoothed(), to);
        Saved.writeWhole(portfolio.canonical().mean(), to);
        Saved.writeWhole(portfolio.canonical().columns(), to);
        to.writeDouble(portfolio.usualM());
        to.writeDouble(portfolio.usualC());
        to.writeInt(learnt.fusion().tails().length);
        for (Tail tail : learnt.fusion().tails()) {
            write(tail, to);
        }
        write(learnt.fusion().together(), to);
        DetectorForm.write(learnt.limit(), to);
        to.writeDouble(learnt.decision().limit());
        write(learnt.changes().twoRate().whitening(), to);
        write(learnt.changes().tail(), to);
        to.writeDouble(learnt.changes().decision().limit());
        Lasting lasting = learnt.lasting();
        to.writeBoolean(lasting != null);
        if (lasting != null) {
            to.writeInt(lasting.width());
            write(lasting.whitening(), to);
            write(lasting.tail(), to);
            to.writeDouble(lasting.limit());
        }
    }

    /** @param version 1 knows nothing of what lasts */
    static Learnt read(int version, DataInput from) throws IOException {
        int[] judged = Saved.readInts(from);
        Filler filler = new Filler(Saved.readInts(from));
        Regimes regimes = readRegimes(from);
        Whitening plain = readWhitening(from);
        Whitening smoothed = readWhitening(from);
        Canonical canonical = new Canonical(Saved.readDoubles(from), Saved.readDoubles(from));
        Portfolio portfolio = new Portfolio(plain, smoothed, canonical, from.readDouble(), from.readDouble());
        Tail[] tails = new Tail[Saved.length(from)];
        for (int s = 0; s < tails.length; s++) {
            tails[s] = readTail(from);
        }
        return new Learnt(
                new Preparation(judged, filler, regimes, plain.precision(), plain.mean()),
                portfolio,
                new Fusion(tails, readTail(from)),
                DetectorForm.readLimit(from),
                new Decision(from.readDouble()),
                new Changes(new TwoRate(readWhitening(from)), readTail(from), new Decision(from.readDouble())),
                version == 1 ? null : readLasting(from));
    }

    private static @Nullable Lasting readLasting(DataInput from) throws IOException {
        if (!from.readBoolean()) {
            return null;
        }
        return new Lasting(from.readInt(), readWhitening(from), readTail(from), from.readDouble());
    }

    private static void write(Regimes regimes, DataOutput to) throws IOException {
        Saved.writeWhole(regimes.stateColumns(), to);
        to.writeInt(regimes.count());
        for (int r = 0; r < regimes.count(); r++) {
            Saved.writeWhole(regimes.states()[r], to);
            Saved.writeWhole(regimes.means()[r], to);
            Saved.writeWhole(regimes.deviations()[r], to);
        }
    }

    private static Regimes readRegimes(DataInput from) throws IOException {
        int[] stateColumns = Saved.readInts(from);
        int count = Saved.length(from);
        double[][] states = new double[count][];
        double[][] means = new double[count][];
        double[][] deviations = new double[count][];
        for (int r = 0; r < count; r++) {
            states[r] = Saved.readDoubles(from);
            means[r] = Saved.readDoubles(from);
            deviations[r] = Saved.readDoubles(from);
        }
        return new Regimes(stateColumns, states, means, deviations);
    }

    private static void write(Whitening whitening, DataOutput to) throws IOException {
        Saved.writeWhole(whitening.mean(), to);
        Saved.writeWhole(whitening.columns(), to);
    }

    private static Whitening readWhitening(DataInput from) throws IOException {
        return new Whitening(Saved.readDoubles(from), Saved.readDoubles(from));
    }

    private static void write(Tail tail, DataOutput to) throws IOException {
        to.writeDouble(tail.threshold());
        to.writeDouble(tail.shape());
        to.writeDouble(tail.scale());
        Saved.writeWhole(tail.knots(), to);
    }

    private static Tail readTail(DataInput from) throws IOException {
        return new Tail(from.readDouble(), from.readDouble(), from.readDouble(), Saved.readDoubles(from));
    }
}
