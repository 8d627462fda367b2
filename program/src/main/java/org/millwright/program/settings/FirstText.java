package org.millwright.program.settings;

import java.time.ZoneId;

/** The settings file that {@code millwright init} writes: everything that can be set, with what usually holds. */
public final class FirstText {
    private FirstText() {}

    /** The text for a plant in a zone. */
    public static String of(ZoneId zone) {
        return """
                # Settings of this plant. Lines that begin with # are remarks; every name may be left out.
                # Changed by commands too (millwright connect add, warn watch add ...), which keep your remarks.
                # Each change is a version: millwright config ls, config diff, config rollback.

                server:
                  port: 8080            # 0 takes a free one
                  bind: 127.0.0.1       # this machine only
                  hosts: []             # further names under which the page may be opened

                zone: %s

                history:
                  raw: 2y               # how long every value is kept
                  rollups: 10y          # how long minutes and hours are kept
                  lateness: 5m          # how late a value may come and still be sorted in at once

                # Places of the plant. The id is the path under which a machine was first known and never changes.
                # assets:
                #   plant/line-3/cnc-5:
                #     name: CNC 5, left of the washer
                #     parent: plant/line-3
                assets:

                # What is read. Passwords are written secret:NAME and given by: millwright config secret NAME
                # connections:
                #   line-3:
                #     kind: opcua
                #     address: opc.tcp://10.0.3.5:4840
                #     state: running
                #     interval: 1s
                #     settings:
                #       user: millwright
                #       password: secret:line-3
                #     points:
                #       - {asset: plant/line-3/cnc-5, tag: spindle_power, unit: kW, address: "ns=2;s=SpindlePower"}
                connections:

                # Machines that are watched, each with the false alarms that are accepted.
                # watches:
                #   plant/line-3/cnc-5:
                #     budget: 1/week
                #     baseline: history  # or 2026-01-01..2026-01-08
                watches:
                """.formatted(zone.getId());
    }
}
