package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import org.millwright.MillwrightException;

/**
 * Where a value is: a topic, and a place inside its payload. {@code plant/press/temp} is the whole payload; {@code plant/press#/temp} is
 * what a JSON pointer (RFC 6901) finds, {@code *} standing for each element of an array; {@code plant/press#csv:2} is the second cell
 * of a line. Neither sign can stand in the name of a topic.
 *
 * @param topic the topic
 * @param pointer the JSON pointer; empty for the whole payload or a cell
 * @param cell the cell from 1 on; 0 for none
 */
record Place(String topic, String pointer, int cell) {
    private static final String CSV = "csv:";
    private static final int CELLS = 10_000;

    /**
     * Reads an address.
     *
     * @throws MillwrightException if it is none
     */
    static Place of(String address) {
        int hash = address.indexOf('#');
        String topic = hash < 0 ? address : address.substring(0, hash);
        String inside = hash < 0 ? "" : address.substring(hash + 1);
        if (!Topics.name(topic)) {
            throw wrong(address, "it needs the whole name of one topic, without + and #");
        }
        if (inside.startsWith(CSV)) {
            String cell = inside.substring(CSV.length());
            if (!cell.matches("[1-9]\\d{0,3}") || Integer.parseInt(cell) > CELLS) {
                throw wrong(address, "cells are counted from 1, such as #csv:2");
            }
            return new Place(topic, "", Integer.parseInt(cell));
        }
        if (!inside.isEmpty()) {
            pointer(address, inside);
        } else if (hash >= 0) {
            throw wrong(address, "behind # stands a pointer such as /temp, or csv:2");
        }
        return new Place(topic, inside, 0);
    }

    /** Checks a pointer. */
    static JsonPointer pointer(String where, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException none) {
            throw wrong(where, "(" + text + ") is no JSON pointer; one begins with a slash, such as /temp");
        }
    }

    private static MillwrightException wrong(String address, String reason) {
        return MillwrightException.badRequest(
                "mqtt.address.wrong",
                "The address ({address}) cannot be read: {reason}. Write topic, topic#/pointer or topic#csv:2.",
                "address",
                address,
                "reason",
                reason);
    }
}
