package org.millwright.program.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.millwright.MillwrightException;
import org.millwright.program.settings.Settings;

/** What an address to listen at must be. */
final class PortRange {
    private static final int LAST = 65_535;

    private PortRange() {}

    static int checked(int port) {
        if (port < 0 || port > LAST) {
            throw MillwrightException.badRequest(
                    "serve.port.range",
                    "({port}) is no port. Ports go from 1 to 65535; 0 takes one that is free.",
                    "port",
                    port);
        }
        return port;
    }

    /** Passwords would travel openly, so other machines get in only by way of a program that encrypts. */
    static void refuseOpenDoor(Settings.Server where) {
        boolean here;
        try {
            here = InetAddress.getByName(where.bind()).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            here = false;
        }
        if (!here) {
            throw MillwrightException.badRequest(
                    "serve.bind.open",
                    "The program does not listen at {bind}: without encryption passwords could be read on the way. Leave server.bind"
                            + " at 127.0.0.1 and put a proxy with TLS on this machine before it, with its name in server.hosts.",
                    "bind",
                    where.bind());
        }
    }
}
