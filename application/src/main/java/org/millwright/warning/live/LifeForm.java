package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millwright.warning.Life;

/** The saved form of a warning's life, with every act. Each case has a byte of its own. */
final class LifeForm {
    private static final int ACTIVE = 0;
    private static final int RETURNED = 1;
    private static final int UNSEEN = 0;
    private static final int SEEN = 1;
    private static final int OPEN = 0;
    private static final int SHELVED = 1;
    private static final int ORDERED = 2;
    private static final int CLOSED = 3;

    private LifeForm() {}

    static void write(Life life, DataOutput out) throws IOException {
        switch (life.condition()) {
            case Life.Condition.Active(Instant since) -> write(ACTIVE, since, out);
            case Life.Condition.Returned(Instant since) -> write(RETURNED, since, out);
        }
        switch (life.sight()) {
            case Life.Sight.Unseen() -> out.writeByte(UNSEEN);
            case Life.Sight.Seen(String person, Instant at) -> {
                write(SEEN, at, out);
                out.writeUTF(person);
            }
        }
        write(life.work(), out);
        out.writeInt(life.reopened());
        out.writeInt(life.history().size());
        for (Life.Entry entry : life.history()) {
            write(entry.at(), out);
            out.writeUTF(entry.who());
            out.writeUTF(entry.act().name());
            out.writeUTF(entry.words());
        }
    }

    private static void write(Life.Work work, DataOutput out) throws IOException {
        switch (work) {
            case Life.Work.Open() -> out.writeByte(OPEN);
            case Life.Work.Shelved(String person, Instant until, String reason) -> {
                write(SHELVED, until, out);
                out.writeUTF(person);
                out.writeUTF(reason);
            }
            case Life.Work.Ordered(String order) -> {
                out.writeByte(ORDERED);
                out.writeUTF(order);
            }
            case Life.Work.Closed(String person, Instant at, Life.Cause cause, String found) -> {
                write(CLOSED, at, out);
                out.writeUTF(person);
                out.writeUTF(cause.name());
                out.writeUTF(found);
            }
        }
    }

    static Life read(DataInput in) throws IOException {
        int conditionCode = in.readByte();
        Life.Condition condition =
                switch (conditionCode) {
                    case ACTIVE -> new Life.Condition.Active(readInstant(in));
                    case RETURNED -> new Life.Condition.Returned(readInstant(in));
                    default -> throw unknown("condition", conditionCode);
                };
        int sightCode = in.readByte();
        Life.Sight sight =
                switch (sightCode) {
                    case UNSEEN -> new Life.Sight.Unseen();
                    case SEEN -> {
                        Instant at = readInstant(in);
                        yield new Life.Sight.Seen(in.readUTF(), at);
                    }
                    default -> throw unknown("sight", sightCode);
                };
        Life.Work work = readWork(in);
        int reopened = in.readInt();
        List<Life.Entry> history = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            history.add(new Life.Entry(readInstant(in), in.readUTF(), Life.Act.valueOf(in.readUTF()), in.readUTF()));
        }
        return new Life(condition, sight, work, reopened, history);
    }

    private static Life.Work readWork(DataInput in) throws IOException {
        int code = in.readByte();
        return switch (code) {
            case OPEN -> new Life.Work.Open();
            case SHELVED -> {
                Instant until = readInstant(in);
                yield new Life.Work.Shelved(in.readUTF(), until, in.readUTF());
            }
            case ORDERED -> new Life.Work.Ordered(in.readUTF());
            case CLOSED -> {
                Instant at = readInstant(in);
                yield new Life.Work.Closed(in.readUTF(), at, Life.Cause.valueOf(in.readUTF()), in.readUTF());
            }
            default -> throw unknown("work", code);
        };
    }

    private static IOException unknown(String what, int code) {
        return new IOException("the %s %d of a warning is not known".formatted(what, code));
    }

    private static void write(int code, Instant at, DataOutput out) throws IOException {
        out.writeByte(code);
        write(at, out);
    }

    static void write(Instant at, DataOutput out) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
