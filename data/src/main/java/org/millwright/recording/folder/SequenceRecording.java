package org.millwright.recording.folder;

import java.util.List;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** Files of the same tags that follow each other, as one recording of one machine. */
final class SequenceRecording implements Recording {
    private final String name;
    private final List<Member> members;
    private final TagUnion union;
    private final boolean numbered;
    private final List<Message> understanding;
    private final Machine machine;

    SequenceRecording(
            String name, List<Member> members, TagUnion union, boolean numbered, List<Message> understanding) {
        this.name = name;
        this.members = List.copyOf(members);
        this.union = union;
        this.numbered = numbered;
        this.understanding = new java.util.ArrayList<>(understanding);
        this.understanding.addAll(members.getFirst().recording().understanding());
        machine = new Machine(new AssetPath(List.of(name)), union.tags());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Machine> machines() {
        return List.of(machine);
    }

    @Override
    public TimeAxis time() {
        return numbered
                ? new TimeAxis(TimeAxis.Kind.ROWS, "", null, 1_000_000L)
                : members.getFirst().recording().time();
    }

    @Override
    public List<Message> understanding() {
        return List.copyOf(understanding);
    }

    @Override
    public long estimatedRows() {
        return members.stream().mapToLong(Member::rows).sum();
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        Account account = new Account();
        long[] done = new long[1];
        boolean[] enough = new boolean[1];
        for (Member member : members) {
            if (enough[0]) {
                break;
            }
            int[] columns = union.columns(member);
            int[][] codes = union.codes(member);
            ReadReport report = member.recording()
                    .read(
                            (own, block) -> {
                                enough[0] = !sink.accept(machine, rewritten(block, columns, codes, done[0]));
                                done[0] += block.rows();
                                progress.at(done[0], estimatedRows());
                                return !enough[0];
                            },
                            Progress.NONE);
            account.add(member.name(), report);
        }
        return account.report();
    }

    @Override
    public void close() {
        members.forEach(member -> member.recording().close());
    }

    /** The same rows with the columns, codes and times of the whole. */
    private Block rewritten(Block block, int[] columns, int[][] codes, long rowsBefore) {
        int rows = block.rows();
        long[] times = block.times();
        if (numbered) {
            times = new long[rows];
            for (int row = 0; row < rows; row++) {
                times[row] = (rowsBefore + row) * 1_000_000L;
            }
        }
        double[][] values = new double[columns.length][];
        byte[][] qualities = new byte[columns.length][];
        List<Tag> tags = machine.tags();
        for (int tag = 0; tag < columns.length; tag++) {
            boolean recode = tags.get(tag).kind() == Tag.Kind.STATUS;
            double[] own = block.values(columns[tag]);
            qualities[tag] = block.qualities(columns[tag]);
            values[tag] = recode ? recoded(own, qualities[tag], codes[tag], rows) : own;
        }
        return Block.over(tags, rows, times, values, qualities);
    }

    private static double[] recoded(double[] own, byte[] qualities, int[] codes, int rows) {
        double[] recoded = own.clone();
        for (int row = 0; row < rows; row++) {
            if (qualities[row] == Quality.GOOD.code()) {
                recoded[row] = codes[(int) own[row]];
            }
        }
        return recoded;
    }
}
