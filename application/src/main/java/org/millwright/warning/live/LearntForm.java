package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.dataset.Range;
import org.millwright.detect.Detector;

/** The saved form of a learnt watch, without the watch itself, which is told elsewhere. Form 1. */
final class LearntForm {
    private static final int VERSION = 1;

    private LearntForm() {}

    /** Puts the parts together under the hash of their saved form. */
    static LearntWatch named(Watch watch, Alignment alignment, Detector detector, Lesson lesson) {
        LearntWatch unnamed = new LearntWatch(watch, "", alignment, detector, lesson);
        return new LearntWatch(watch, hash(write(unnamed)), alignment, detector, lesson);
    }

    static byte[] write(LearntWatch learnt) {
        return Form.of(out -> {
            out.writeInt(VERSION);
            out.writeUTF(learnt.watch().hash());
            learnt.alignment().write(out);
            write(learnt.lesson(), out);
            learnt.detector().write(out);
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is damaged, of a newer form, or of another watch
     */
    static LearntWatch read(Watch watch, byte[] bytes) throws IOException {
        try (DataInputStream in = Form.in(bytes)) {
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("the form %d is not known, only %d".formatted(version, VERSION));
            }
            if (!in.readUTF().equals(watch.hash())) {
                throw new IOException("it is of another watch");
            }
            Alignment alignment = Alignment.read(in);
            Lesson lesson = readLesson(in);
            Detector detector = Detector.read(in);
            if (in.available() > 0) {
                throw new IOException("%d bytes are left over".formatted(in.available()));
            }
            return new LearntWatch(watch, hash(bytes), alignment, detector, lesson);
        } catch (IllegalArgumentException impossible) {
            throw new IOException(impossible.getMessage(), impossible);
        }
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Form.sha256().digest(bytes));
    }

    private static void write(Lesson lesson, DataOutput out) throws IOException {
        out.writeLong(lesson.times().from());
        out.writeLong(lesson.times().until());
        out.writeLong(lesson.startMicros());
        out.writeLong(lesson.rows());
        out.writeUTF(lesson.rowsHash());
        LifeForm.write(lesson.at(), out);
        out.writeUTF(lesson.code());
        out.writeInt(lesson.doubts().size());
        for (Message doubt : lesson.doubts()) {
            out.writeUTF(doubt.code());
            out.writeUTF(doubt.english());
            out.writeInt(doubt.values().size());
            for (Map.Entry<String, String> one : new TreeMap<>(doubt.values()).entrySet()) {
                out.writeUTF(one.getKey());
                out.writeUTF(one.getValue());
            }
        }
    }

    private static Lesson readLesson(DataInput in) throws IOException {
        Range times = new Range(in.readLong(), in.readLong());
        long start = in.readLong();
        long rows = in.readLong();
        String rowsHash = in.readUTF();
        var at = LifeForm.readInstant(in);
        String code = in.readUTF();
        List<Message> doubts = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            String doubt = in.readUTF();
            String english = in.readUTF();
            Map<String, String> values = new TreeMap<>();
            for (int v = in.readInt(); v > 0; v--) {
                values.put(in.readUTF(), in.readUTF());
            }
            doubts.add(new Message(doubt, english, values));
        }
        return new Lesson(times, start, rows, rowsHash, at, code, doubts);
    }
}
