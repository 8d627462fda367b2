package org.millwright.program.bench.outages;

import java.time.Duration;
import java.util.Locale;
import org.millwright.testkit.connect.OutageProxy;

/** What goes wrong. */
sealed interface Trouble {
    /** In a word. */
    String word();

    /** Begins. */
    void begin(Peer peer, OutageProxy way);

    /** Ends. */
    void end(Peer peer, OutageProxy way);

    /** The way there is spoilt. */
    record Way(OutageProxy.Mode mode) implements Trouble {
        @Override
        public String word() {
            return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public void begin(Peer peer, OutageProxy way) {
            way.mode(mode);
        }

        @Override
        public void end(Peer peer, OutageProxy way) {
            way.mode(OutageProxy.Mode.PASS);
        }
    }

    /** The peer crashes and is started again; an OPC UA server with another index of its namespace. */
    record Restart() implements Trouble {
        @Override
        public String word() {
            return "restart";
        }

        @Override
        public void begin(Peer peer, OutageProxy way) {
            peer.down();
            way.cut();
        }

        @Override
        public void end(Peer peer, OutageProxy way) {
            peer.up();
        }
    }

    /** The disk of the journals has no room. */
    record DiskFull(SmallDisk disk) implements Trouble {
        @Override
        public String word() {
            return "disk-full";
        }

        @Override
        public void begin(Peer peer, OutageProxy way) {
            disk.fill();
        }

        @Override
        public void end(Peer peer, OutageProxy way) {
            disk.empty();
        }
    }

    /** The clock of the peer is wrong for a while. */
    record Clock(Duration by) implements Trouble {
        @Override
        public String word() {
            return by.isNegative() ? "clock-behind" : "clock-ahead";
        }

        @Override
        public void begin(Peer peer, OutageProxy way) {
            peer.clockOff(by);
        }

        @Override
        public void end(Peer peer, OutageProxy way) {
            peer.clockOff(Duration.ZERO);
        }
    }
}
