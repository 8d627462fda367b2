package org.millwright.adapters.modbus;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** What is said about a device that does not do what it should, each time with what to do. */
final class Faults {
    private Faults() {}

    static MillwrightException unreachable(Host host, IOException why) {
        return new MillwrightException(new Problem.Unreachable(lost(host, why)), why);
    }

    /** Why there is no connection. */
    static Message lost(Host host, IOException why) {
        return switch (why) {
            case UnknownHostException unknown ->
                Message.of(
                        "modbus.host.unknown",
                        "The name of the device ({host}) is unknown. Check its spelling, or use the IP address.",
                        "host",
                        host);
            case ConnectException refused ->
                Message.of(
                        "modbus.connect.refused",
                        "Nothing takes a connection at {host} ({reason}). Check that the device is on, that Modbus TCP is enabled there, and"
                                + " the port (usually 502); some devices take few clients at a time.",
                        "host",
                        host,
                        "reason",
                        String.valueOf(refused.getMessage()));
            case SocketTimeoutException slow ->
                Message.of(
                        "modbus.connect.timeout",
                        "There is no answer from {host}. Check the address, the cable and whether a firewall stands between.",
                        "host",
                        host);
            case NoRouteToHostException none ->
                Message.of(
                        "modbus.connect.noroute",
                        "There is no way to {host}. Check the network of this computer and the address.",
                        "host",
                        host);
            default ->
                Message.of(
                        "modbus.connect.lost",
                        "The connection to {host} was lost: {reason}. It is tried again.",
                        "host",
                        host,
                        "reason",
                        String.valueOf(why.getMessage()));
        };
    }

    static Message connecting(Host host) {
        return Message.of("modbus.life.connecting", "Connects to {host}.", "host", host);
    }

    static Message live(Host host, int tags, int requests) {
        return Message.of(
                "modbus.life.live",
                "Reads {tags} values from {host} in {requests} requests a round.",
                "tags",
                tags,
                "host",
                host,
                "requests",
                requests);
    }

    static Message broken(RuntimeException ours) {
        return Message.of(
                "modbus.life.broken",
                "The reading broke on a fault of this program ({reason}). It is tried again; please report the log.",
                "reason",
                String.valueOf(ours));
    }

    static Message rested() {
        return Message.of("modbus.life.rested", "The delivery was ended.");
    }

    static Message stopped() {
        return Message.of("modbus.life.stopped", "Was ended.");
    }

    static Message silent(int unit) {
        return Message.of(
                "modbus.unit.silent",
                "The unit {unit} does not answer; the others do. Check that it is on and has this unit id.",
                "unit",
                unit);
    }

    static Message refused(String what, String word, int more) {
        return Message.of(
                "modbus.register.refused",
                "The device refuses {what}: {word}. With it {more} more are not read. Check address, table and address base (manuals count"
                        + " from 1, the wire from 0).",
                "what",
                what,
                "word",
                word,
                "more",
                more);
    }

    static Message passing(String what, String word) {
        return Message.of(
                "modbus.register.passing",
                "The device has no value for {what} now: {word}. It is asked again.",
                "what",
                what,
                "word",
                word);
    }

    static Message slow(int skipped, long period) {
        return Message.of(
                "modbus.round.slow",
                "{skipped} rounds of {period} ms were left out because the device or the disk is slower. Read less often, or fewer"
                        + " registers.",
                "skipped",
                skipped,
                "period",
                period);
    }
}
