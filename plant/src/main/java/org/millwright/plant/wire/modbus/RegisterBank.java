package org.millwright.plant.wire.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

/** The holding registers of one device, with the place of each tag. Safe for any thread: a read never sees half of a row. */
final class RegisterBank {
    private static final int WORDS = 2;

    private final int unitId;
    private final boolean swapped;
    private final Rows.Unit unit;
    private final List<String> names;
    private final byte[] registers;
    private final ReentrantLock turn = new ReentrantLock();

    RegisterBank(int unitId, Rows.Unit unit, boolean swapped) {
        this.unitId = unitId;
        this.unit = unit;
        this.swapped = swapped;
        this.names = unit.tags().stream().map(tag -> tag.tag().name()).toList();
        this.registers = new byte[2 * WORDS * names.size()];
        for (int at = 0; at < names.size(); at++) {
            write(at, bits(at, Double.NaN));
        }
    }

    /** Counters are whole numbers of 32 bits: a float would lose count above 16,777,216. */
    private boolean whole(int at) {
        Rows.PlantTag tag = unit.tags().get(at);
        return tag.tag().kind() == Tag.Kind.STATUS
                || List.of("sequence", "part_count").contains(tag.tag().name());
    }

    private int bits(int at, double value) {
        if (whole(at)) {
            return Double.isNaN(value) ? -1 : (int) (long) value;
        }
        return Float.floatToRawIntBits((float) value);
    }

    /** Takes the last row; a value without good quality is NaN, a counter without one is 0xFFFFFFFF. */
    void take(Block rows) {
        if (rows.rows() == 0) {
            return;
        }
        int last = rows.rows() - 1;
        turn.lock();
        try {
            for (int column = 0; column < rows.tags().size(); column++) {
                int at = names.indexOf(rows.tags().get(column).name());
                byte quality = rows.qualities(column)[last];
                if (at >= 0 && SourceQuality.severity(quality) != SourceQuality.ABSENT) {
                    boolean usable = SourceQuality.usable(quality);
                    write(at, bits(at, usable ? rows.value(last, column) : Double.NaN));
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private void write(int at, int bits) {
        int ordered = swapped ? Integer.rotateLeft(bits, Short.SIZE) : bits;
        ByteBuffer.wrap(registers).putInt(2 * WORDS * at, ordered);
    }

    /** True if all of these registers exist. */
    boolean has(int first, int count) {
        return first >= 0 && count > 0 && first + count <= registers.length / 2;
    }

    byte[] read(int first, int count) {
        byte[] copy = new byte[2 * count];
        turn.lock();
        try {
            System.arraycopy(registers, 2 * first, copy, 0, copy.length);
        } finally {
            turn.unlock();
        }
        return copy;
    }

    int unitId() {
        return unitId;
    }

    Rows.Unit unit() {
        return unit;
    }

    /** The lines of the map for this device: {@code name,unit_id,table,address,base,type,order,scale,offset,unit,poll}. */
    List<String> mapLines() {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            lines.add("%s/%s,%d,holding,%d,0,%s,%s,1,0,%s,normal"
                    .formatted(
                            unit.path(),
                            names.get(at),
                            unitId,
                            WORDS * at,
                            whole(at) ? "u32" : "f32",
                            swapped ? "CDAB" : "ABCD",
                            quoted(unit.tags().get(at).tag().unit())));
        }
        return lines;
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
