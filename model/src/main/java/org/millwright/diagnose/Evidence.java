package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a warning stands.
 *
 * @param kind how the values differ
 * @param departures the tags in the order in which they left their own limits; this points to the cause better than the size
 * @param deviations the tags that differ most, the largest share first, at most five
 * @param votes what each statistic says
 * @param screenedOut the names of the tags that are not judged together with the others
 * @param goodShare the share of good values in the judged rows, 0 to 1
 */
public record Evidence(
        ChangeKind kind,
        List<Departure> departures,
        List<Deviation> deviations,
        List<Vote> votes,
        List<String> screenedOut,
        double goodShare) {
    public Evidence {
        departures = List.copyOf(departures);
        deviations = List.copyOf(deviations);
        votes = List.copyOf(votes);
        screenedOut = List.copyOf(screenedOut);
    }

    void write(DataOutput to) throws IOException {
        to.writeUTF(kind.id());
        to.writeInt(departures.size());
        for (Departure departure : departures) {
            to.writeUTF(departure.tag());
            to.writeLong(departure.atMicros());
            to.writeBoolean(departure.above());
        }
        to.writeInt(deviations.size());
        for (Deviation deviation : deviations) {
            deviation.write(to);
        }
        to.writeInt(votes.size());
        for (Vote vote : votes) {
            to.writeUTF(vote.statistic());
            to.writeDouble(vote.surprise());
            to.writeBoolean(vote.agrees());
        }
        to.writeInt(screenedOut.size());
        for (String tag : screenedOut) {
            to.writeUTF(tag);
        }
        to.writeDouble(goodShare);
    }

    static Evidence read(DataInput from) throws IOException {
        ChangeKind kind = ChangeKind.ofId(from.readUTF());
        List<Departure> departures = new ArrayList<>();
        for (int n = from.readInt(); n > 0; n--) {
            departures.add(new Departure(from.readUTF(), from.readLong(), from.readBoolean()));
        }
        List<Deviation> deviations = new ArrayList<>();
        for (int n = from.readInt(); n > 0; n--) {
            deviations.add(Deviation.read(from));
        }
        List<Vote> votes = new ArrayList<>();
        for (int n = from.readInt(); n > 0; n--) {
            votes.add(new Vote(from.readUTF(), from.readDouble(), from.readBoolean()));
        }
        List<String> screenedOut = new ArrayList<>();
        for (int n = from.readInt(); n > 0; n--) {
            screenedOut.add(from.readUTF());
        }
        return new Evidence(kind, departures, deviations, votes, screenedOut, from.readDouble());
    }
}
