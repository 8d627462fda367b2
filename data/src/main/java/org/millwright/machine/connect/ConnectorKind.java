package org.millwright.machine.connect;

import java.util.List;

/** A kind of connector that the program offers. */
public interface ConnectorKind {
    /** The word that people type: {@code opcua}, {@code modbus}. */
    String name();

    /** Every setting it knows; the settings of a connection may have no other key. */
    List<Option> options();

    /**
     * Makes a connector; nothing is connected yet.
     *
     * @throws org.millwright.MillwrightException if a setting is wrong
     */
    Connector open(Connection connection, Surroundings around);

    /**
     * A setting.
     *
     * @param key its name, in small letters joined by hyphens
     * @param said what it is, for a person
     * @param usual the value where nobody gives one; empty where it may be left out
     * @param kind how it is written
     */
    record Option(String key, org.millwright.Message said, String usual, OptionKind kind) {}

    /** How a setting is written. */
    enum OptionKind {
        TEXT,
        NUMBER,
        DURATION,
        YES_NO,
        /** A secret: {@code secret:name} in files, never shown. */
        SECRET,
        /** A file with more, such as a register map. */
        FILE
    }
}
