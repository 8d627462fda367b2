package org.millwright.recording.folder;

import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** Files of one tag each as one recording: a row for every time that any of them has. */
final class JoinedRecording implements Recording {
    private static final int BLOCK = 4096;

    private final String name;
    private final List<Member> members;
    private final List<Message> understanding;
    private final Machine machine;

    JoinedRecording(String name, List<Member> members, List<Tag> tags, List<Message> understanding) {
        this.name = name;
        this.members = List.copyOf(members);
        this.understanding = new ArrayList<>(understanding);
        this.understanding.addAll(members.getFirst().recording().understanding());
        machine = new Machine(new AssetPath(List.of(name)), tags);
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
        return members.getFirst().recording().time();
    }

    @Override
    public List<Message> understanding() {
        return List.copyOf(understanding);
    }

    @Override
    public long estimatedRows() {
        return members.stream().mapToLong(Member::rows).max().orElse(0);
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        List<Pull> pulls = new ArrayList<>();
        try {
            members.forEach(member -> pulls.add(new Pull(member.recording())));
            return join(pulls, sink, progress);
        } finally {
            pulls.forEach(Pull::close);
        }
    }

    @Override
    public void close() {
        members.forEach(member -> member.recording().close());
    }

    private ReadReport join(List<Pull> pulls, Sink sink, Progress progress) {
        long[] missing = new long[pulls.size()];
        long[] bad = new long[pulls.size()];
        Account account = new Account();
        long rows = 0;
        boolean more = true;
        while (more && pulls.stream().anyMatch(Pull::hasRow)) {
            Block block = block(pulls, missing, bad);
            rows += block.rows();
            more = sink.accept(machine, block);
            progress.at(rows, estimatedRows());
        }
        account.rows(rows);
        for (int tag = 0; tag < missing.length; tag++) {
            account.missing(machine.tags().get(tag).name(), missing[tag]);
            account.bad(machine.tags().get(tag).name(), bad[tag]);
            if (more) {
                account.addRest(members.get(tag).name(), pulls.get(tag).report());
            }
        }
        return account.report();
    }

    private Block block(List<Pull> pulls, long[] missing, long[] bad) {
        Block.Builder block = new Block.Builder(machine.tags(), BLOCK);
        while (block.rows() < BLOCK) {
            long time = Long.MAX_VALUE;
            boolean any = false;
            for (Pull pull : pulls) {
                if (pull.hasRow()) {
                    time = Math.min(time, pull.time());
                    any = true;
                }
            }
            if (!any) {
                break;
            }
            block.row(time);
            for (int tag = 0; tag < missing.length; tag++) {
                Quality quality = cell(pulls.get(tag), time, tag, block);
                missing[tag] += quality == Quality.MISSING ? 1 : 0;
                bad[tag] += quality == Quality.BAD ? 1 : 0;
            }
        }
        return block.build();
    }

    /** Takes the value of a tag if it has one at this time. */
    private static Quality cell(Pull pull, long time, int tag, Block.Builder block) {
        if (!pull.hasRow() || pull.time() != time) {
            return Quality.MISSING;
        }
        Quality quality = Quality.ofCode(pull.current().qualities(0)[pull.row()]);
        if (quality.good()) {
            block.set(tag, pull.current().value(pull.row(), 0));
        } else {
            block.unset(tag, quality);
        }
        pull.next();
        return quality;
    }
}
