package org.millwright.adapters.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a device says of itself: function 0x2B / 0x0E, basic objects (Modbus Application Protocol 1.1b3, 6.21). Many devices do not have it. */
final class DeviceIdentity {
    private static final byte[] QUESTION = {0x2B, 0x0E, 0x01, 0x00};
    private static final Map<Integer, String> OBJECTS = Map.of(0, "vendor", 1, "product", 2, "version");
    private static final int HEAD = 7;

    private DeviceIdentity() {}

    static ByteBuffer question() {
        return ByteBuffer.wrap(QUESTION.clone());
    }

    /** Vendor, product and version out of an answer; what is not there, or not whole, is left out. */
    static Map<String, String> of(byte[] answer) {
        Map<String, String> said = new TreeMap<>();
        if (answer.length < HEAD || answer[0] != QUESTION[0] || answer[1] != QUESTION[1]) {
            return said;
        }
        int at = HEAD;
        for (int object = 0; object < (answer[HEAD - 1] & 0xff) && at + 2 <= answer.length; object++) {
            int length = answer[at + 1] & 0xff;
            if (at + 2 + length > answer.length) {
                break;
            }
            String name = OBJECTS.get(answer[at] & 0xff);
            if (name != null) {
                said.put(name, new String(answer, at + 2, length, StandardCharsets.UTF_8).strip());
            }
            at += 2 + length;
        }
        return said;
    }
}
