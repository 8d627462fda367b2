package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.diagnose.Episode;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;
import org.millwright.warning.Life;
import org.millwright.warning.Similar;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;

/** The saved form of a warning in the book, for stores. Form 1: the same warning gives the same bytes. */
public final class RaisedForm {
    private static final int VERSION = 1;

    private RaisedForm() {}

    /** Writes a warning with its life. */
    public static byte[] write(Raised raised) {
        return Form.of(out -> {
            out.writeInt(VERSION);
            out.writeLong(raised.revision());
            out.writeInt(raised.reopened());
            write(raised.warning(), out);
            LifeForm.write(raised.life(), out);
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is damaged or of a newer form
     */
    public static Raised read(byte[] bytes) throws IOException {
        try (DataInputStream in = Form.in(bytes)) {
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("the form %d of a warning is not known, only %d".formatted(version, VERSION));
            }
            long revision = in.readLong();
            int reopened = in.readInt();
            Warning warning = readWarning(in);
            Life life = LifeForm.read(in);
            if (in.available() > 0) {
                throw new IOException("%d bytes are left over".formatted(in.available()));
            }
            return new Raised(warning, life, reopened, revision);
        } catch (RuntimeException impossible) {
            // Damaged bytes may make anything of a record that cannot be; for a store it is the same.
            throw new IOException("the warning cannot be: " + impossible.getMessage(), impossible);
        }
    }

    private static void write(Warning warning, DataOutput out) throws IOException {
        out.writeUTF(warning.id());
        out.writeUTF(warning.asset().toString());
        Span span = warning.span();
        Verdict verdict = warning.verdict();
        new Episode(
                        new Episode.Timing(
                                span.beganMicros(),
                                span.detectedMicros(),
                                span.returnedMicros(),
                                span.beganRow(),
                                span.detectedRow(),
                                span.rows()),
                        new Episode.Height(verdict.score(), verdict.limit(), verdict.probability()),
                        warning.evidence(),
                        0)
                .write(out);
        out.writeUTF(verdict.budget());
        out.writeUTF(verdict.standing().name());
        out.writeDouble(verdict.extrapolation());
        out.writeInt(warning.similar().size());
        for (Similar similar : warning.similar()) {
            out.writeUTF(similar.warningId());
            out.writeLong(similar.beganMicros());
            out.writeDouble(similar.likeness());
        }
        write(warning.origin(), out);
    }

    private static Warning readWarning(DataInput in) throws IOException {
        String id = in.readUTF();
        AssetPath asset = AssetPath.of(in.readUTF());
        Episode episode = Episode.read(in);
        Verdict verdict = new Verdict(
                episode.height().score(),
                episode.height().limit(),
                episode.height().probability(),
                in.readUTF(),
                Verdict.Standing.valueOf(in.readUTF()),
                in.readDouble());
        List<Similar> similar = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            similar.add(new Similar(in.readUTF(), in.readLong(), in.readDouble()));
        }
        return new Warning(id, asset, Episodes.span(episode), verdict, episode.evidence(), similar, readOrigin(in));
    }

    private static void write(Origin origin, DataOutput out) throws IOException {
        writeAll(origin.inputs(), out);
        out.writeUTF(origin.code());
        out.writeInt(origin.parameters().size());
        for (Map.Entry<String, String> one : new TreeMap<>(origin.parameters()).entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
        out.writeLong(origin.seed());
        out.writeUTF(origin.person());
        LifeForm.write(origin.at(), out);
        writeAll(origin.parents(), out);
    }

    private static Origin readOrigin(DataInput in) throws IOException {
        List<String> inputs = readAll(in);
        String code = in.readUTF();
        Map<String, String> parameters = new TreeMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            parameters.put(in.readUTF(), in.readUTF());
        }
        long seed = in.readLong();
        String person = in.readUTF();
        Instant at = LifeForm.readInstant(in);
        return new Origin(inputs, code, parameters, seed, person, at, readAll(in));
    }

    private static void writeAll(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readAll(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
