package org.millwright.plant.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.machine.AssetPath;

/**
 * The tree of the whole factory: 361 units by area, line and number, always in the same order.
 *
 * <p>{@code smt} 3 lines of printer, paste inspection, four placement machines, oven and optical inspection; {@code frame} 11 cells of
 * six machining centres, robot, washer and measuring machine; {@code glass} 4 lines; {@code assy}, {@code test} and {@code pack} 11
 * lines; {@code log} 40 vehicles; {@code util} compressors, chillers, vacuum and nitrogen.
 */
public final class Layout {
    /** Enterprise and site. */
    public static final String ROOT = "practice/p1";
    /** Lines of assembly, test and packing, and cells of frame machining. */
    public static final int LINES = 11;

    private static final String[][] ASSEMBLY = {
        {"assy", "a01", "robot"},
        {"assy", "a02", "dispenser"},
        {"assy", "a03", "robot"},
        {"assy", "a04", "screwdriver"},
        {"assy", "a05", "press"},
        {"assy", "a06", "dispenser"},
        {"assy", "a07", "press"},
        {"assy", "a08", "tunnel"},
        {"assy", "a09", "press"},
        {"assy", "a10", "leak-tester"},
        {"test", "t01", "calibrator"},
        {"test", "t02", "tester"},
        {"test", "t03", "rack"},
        {"test", "t04", "vision"},
        {"pack", "p01", "labeller"},
        {"pack", "p02", "packer"}
    };

    private final List<Place> places;
    private final Map<String, Place> byPath = new TreeMap<>();

    public Layout() {
        List<Place> all = new ArrayList<>();
        surfaceMount(all);
        frame(all);
        glass(all);
        for (int line = 1; line <= LINES; line++) {
            for (String[] unit : ASSEMBLY) {
                add(all, unit[0], line(line), unit[1], unit[2]);
            }
        }
        for (int vehicle = 1; vehicle <= 40; vehicle++) {
            add(all, "log", "fleet", "agv%02d".formatted(vehicle), "agv");
        }
        utilities(all);
        places = List.copyOf(all);
        places.forEach(place -> byPath.put(place.path().toString(), place));
    }

    /** Every unit; its index is its number. */
    public List<Place> places() {
        return places;
    }

    /** The unit with a path such as {@code practice/p1/frame/l03/cnc05}. */
    public Optional<Place> named(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static void surfaceMount(List<Place> all) {
        for (int line = 1; line <= 3; line++) {
            add(all, "smt", line(line), "prn01", "printer");
            add(all, "smt", line(line), "spi01", "vision");
            for (int machine = 1; machine <= 4; machine++) {
                add(all, "smt", line(line), "plc0" + machine, "placement");
            }
            add(all, "smt", line(line), "ovn01", "oven");
            add(all, "smt", line(line), "aoi01", "vision");
        }
    }

    private static void frame(List<Place> all) {
        for (int cell = 1; cell <= LINES; cell++) {
            for (int machine = 1; machine <= 6; machine++) {
                add(all, "frame", line(cell), "cnc0" + machine, "cnc");
            }
            add(all, "frame", line(cell), "rob01", "robot");
            add(all, "frame", line(cell), "wsh01", "washer");
            add(all, "frame", line(cell), "cmm01", "vision");
        }
    }

    private static void glass(List<Place> all) {
        for (int line = 1; line <= 4; line++) {
            add(all, "glass", line(line), "grd01", "grinder");
            add(all, "glass", line(line), "wsh01", "washer");
            add(all, "glass", line(line), "coa01", "coater");
            add(all, "glass", line(line), "ins01", "vision");
        }
    }

    private static void utilities(List<Place> all) {
        add(all, "util", "hall", "cmp01", "compressor");
        add(all, "util", "hall", "cmp02", "compressor");
        add(all, "util", "hall", "chl01", "chiller");
        add(all, "util", "hall", "chl02", "chiller");
        add(all, "util", "hall", "vac01", "vacuum");
        add(all, "util", "hall", "nit01", "nitrogen");
    }

    private static String line(int number) {
        return "l%02d".formatted(number);
    }

    private static void add(List<Place> all, String area, String line, String unit, String type) {
        all.add(new Place(all.size(), AssetPath.of(String.join("/", ROOT, area, line, unit)), type));
    }
}
