package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.machine.Tag;

/** The saved form of a detector: tags, how each is judged, and what was learnt of them. Form 2; form 1 is read. */
final class DetectorForm {
    static final int VERSION = 2;

    private static final int TOGETHER = 0;
    private static final int ALONE = 1;

    private DetectorForm() {}

    /** The tags of a detector and how each is judged. */
    record Described(List<Tag> tags, List<Channel> channels) {}

    static void checkVersion(int version) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("the form %d of a detector is not known, only 1 to %d".formatted(version, VERSION));
        }
    }

    static void write(List<Tag> tags, List<Channel> channels, DataOutput to) throws IOException {
        to.writeInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            to.writeUTF(tag.name());
            to.writeUTF(tag.unit());
            to.writeUTF(tag.kind().name());
            to.writeInt(tag.words().size());
            for (String word : tag.words()) {
                to.writeUTF(word);
            }
            to.writeUTF(channels.get(i).tag());
            to.writeUTF(channels.get(i).role().name());
            write(channels.get(i).why(), to);
        }
    }

    static Described readTags(DataInput from) throws IOException {
        int count = Saved.length(from);
        List<Tag> tags = new ArrayList<>();
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(from.readUTF(), from.readUTF(), Tag.Kind.valueOf(from.readUTF()), words(from)));
            channels.add(new Channel(from.readUTF(), role(from.readUTF()), readMessages(from)));
        }
        return new Described(tags, channels);
    }

    private static List<String> words(DataInput from) throws IOException {
        List<String> words = new ArrayList<>();
        for (int n = Saved.length(from); n > 0; n--) {
            words.add(from.readUTF());
        }
        return words;
    }

    static Channel.Role role(String name) throws IOException {
        try {
            return Channel.Role.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("the role %s of a tag is not known".formatted(name), unknown);
        }
    }

    private static void write(List<Message> messages, DataOutput to) throws IOException {
        to.writeInt(messages.size());
        for (Message message : messages) {
            to.writeUTF(message.code());
            to.writeUTF(message.english());
            to.writeInt(message.values().size());
            for (Map.Entry<String, String> value : new TreeMap<>(message.values()).entrySet()) {
                to.writeUTF(value.getKey());
                to.writeUTF(value.getValue());
            }
        }
    }

    private static List<Message> readMessages(DataInput from) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (int n = Saved.length(from); n > 0; n--) {
            String code = from.readUTF();
            String english = from.readUTF();
            Map<String, String> values = new TreeMap<>();
            for (int v = Saved.length(from); v > 0; v--) {
                values.put(from.readUTF(), from.readUTF());
            }
            messages.add(new Message(code, english, values));
        }
        return messages;
    }

    static void write(Limit limit, DataOutput to) throws IOException {
        to.writeDouble(limit.score());
        to.writeDouble(limit.extremalIndex());
        to.writeDouble(limit.extrapolation());
        to.writeDouble(limit.independentBlocks());
        write(limit.doubts(), to);
    }

    static Limit readLimit(DataInput from) throws IOException {
        return new Limit(
                from.readDouble(), from.readDouble(), from.readDouble(), from.readDouble(), readMessages(from));
    }

    static void write(Knowledge knowledge, DataOutput to) throws IOException {
        switch (knowledge) {
            case Learnt learnt -> {
                to.writeByte(TOGETHER);
                LearntForm.write(learnt, to);
            }
            case Alone alone -> {
                to.writeByte(ALONE);
                alone.write(to);
            }
        }
    }

    static Knowledge readKnowledge(int version, DataInput from) throws IOException {
        int kind = from.readByte();
        return switch (kind) {
            case TOGETHER -> LearntForm.read(version, from);
            case ALONE -> Alone.read(from);
            default -> throw new IOException("the kind %d of what was learnt is not known".formatted(kind));
        };
    }
}
