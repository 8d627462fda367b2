package org.millwright.adapters.modbus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;

/**
 * The register map of a device: a CSV file with the header {@code name,unit_id,table,address,base,type,order,scale,offset,unit,poll}.
 * Name, table, address and type must be there; the others have usual values (the connection's unit id, base 0, ABCD, 1, 0, unknown,
 * normal). Lines that are empty or begin with {@code #} are skipped. A name with slashes gives the place in the plant:
 * {@code line/press/force}.
 *
 * <p>{@code base} 0 counts addresses as they go over the wire, 1 as most manuals do. With base 1, an address of five or six digits that
 * begins with the table's digit, such as 40101, is read as manuals write it: holding register 101.
 */
final class RegisterMap {
    private static final List<String> COLUMNS =
            List.of("name", "unit_id", "table", "address", "base", "type", "order", "scale", "offset", "unit", "poll");
    private static final List<String> NEEDED = List.of("name", "table", "address", "type");
    private static final int MOST = 10_000;

    private final Map<String, Entry> entries;

    private RegisterMap(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * A line of the map.
     *
     * @param name the name, perhaps with slashes
     * @param register the place
     * @param unit the unit of measurement
     * @param poll the poll class
     */
    record Entry(String name, Register register, String unit, String poll) {
        /** The name behind the last slash. */
        String tagName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        Tag tag() {
            return new Tag(tagName(), unit, Tag.Kind.MEASUREMENT, List.of());
        }
    }

    static RegisterMap empty() {
        return new RegisterMap(Map.of());
    }

    /**
     * Reads a map.
     *
     * @throws MillwrightException if the file cannot be read or a line is wrong, naming line and column
     */
    static RegisterMap read(Path file, int usualUnit) {
        try {
            return of(file.getFileName().toString(), Files.readAllLines(file), usualUnit);
        } catch (CharacterCodingException otherText) {
            throw wrong(file.toString(), 0, "it is not UTF-8 text. Maybe it was saved in another character set");
        } catch (IOException unreadable) {
            throw MillwrightException.notFound(
                    "modbus.map.absent",
                    "The register map ({file}) cannot be read: {reason}. Check its path and rights.",
                    "file",
                    file,
                    "reason",
                    String.valueOf(unreadable));
        }
    }

    static RegisterMap of(String file, List<String> lines, int usualUnit) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<String> header = List.of();
        for (int line = 1; line <= lines.size(); line++) {
            String text = lines.get(line - 1).replace("\uFEFF", "");
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            List<String> cells = split(text);
            if (header.isEmpty()) {
                header = header(file, line, cells);
                continue;
            }
            Entry entry = new Line(file, line, cells(file, line, header, cells), usualUnit).entry();
            if (entries.put(entry.name(), entry) != null) {
                throw wrong(file, line, "the name (" + entry.name() + ") is there twice");
            }
            if (entries.size() > MOST) {
                throw wrong(file, line, "it has more than " + MOST + " registers; use several connections");
            }
        }
        if (header.isEmpty()) {
            throw wrong(file, 1, "the header is missing: " + String.join(",", COLUMNS));
        }
        return new RegisterMap(entries);
    }

    /** The cells of a comma-separated line (RFC 4180, without line breaks inside a cell). */
    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quoted && c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static List<String> header(String file, int line, List<String> cells) {
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell.toLowerCase(Locale.ROOT).replace(' ', '_');
            String column = name.equals("poll_class") ? "poll" : name.equals("unitid") ? "unit_id" : name;
            if (!COLUMNS.contains(column) || names.contains(column)) {
                throw wrong(
                        file,
                        line,
                        "the column (" + cell + ") is unknown or there twice; the columns are "
                                + String.join(",", COLUMNS));
            }
            names.add(column);
        }
        for (String needed : NEEDED) {
            if (!names.contains(needed)) {
                throw wrong(file, line, "the column (" + needed + ") is missing");
            }
        }
        return names;
    }

    private static Map<String, String> cells(String file, int line, List<String> header, List<String> cells) {
        if (cells.size() > header.size()) {
            throw wrong(file, line, "it has " + cells.size() + " cells under " + header.size() + " columns");
        }
        Map<String, String> named = new HashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            if (!cells.get(at).isEmpty()) {
                named.put(header.get(at), cells.get(at));
            }
        }
        return named;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Optional<Entry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    static MillwrightException wrong(String file, int line, String reason) {
        return MillwrightException.badRequest(
                "modbus.map.wrong",
                "The register map ({file}) is wrong in line {line}: {reason}.",
                "file",
                file,
                "line",
                line,
                "reason",
                reason);
    }

    /** One line on its way to an entry. */
    private record Line(String file, int line, Map<String, String> cells, int usualUnit) {
        Entry entry() {
            String name = needed("name");
            Table table =
                    Table.of(needed("table")).orElseThrow(() -> fault("table", "coil, discrete, input or holding"));
            String type = needed("type");
            String address = needed("address");
            int dot = address.indexOf('.');
            int bit = dot < 0 ? 0 : whole("address", address.substring(dot + 1), 0, 15);
            int first = address(table, dot < 0 ? address : address.substring(0, dot));
            int unitId = whole("unit_id", cell("unit_id", String.valueOf(usualUnit)), 0, 255);
            String poll = cell("poll", "normal");
            inLine(() -> PollClass.period(poll, java.time.Duration.ofSeconds(1)));
            Register.Form form = inLine(() -> Addresses.form(address, type, cell("order", "ABCD"), bit));
            Register.Form scaled = new Register.Form(
                    form.type(), form.order(), form.detail(), number("scale", "1"), number("offset", "0"));
            Register register = inLine(() -> Addresses.checked(address, new Register(unitId, table, first, scaled)));
            return new Entry(name, register, cell("unit", Tag.UNKNOWN_UNIT), poll);
        }

        private int address(Table table, String text) {
            int base = whole("base", cell("base", "0"), 0, 1);
            int written = whole("address", text, base, 499_999);
            String digits = String.valueOf(written);
            if (base == 1
                    && digits.length() >= 5
                    && Table.of(digits.substring(0, 1)).equals(Optional.of(table))) {
                return whole("address", digits.substring(1), 1, 65_536) - 1;
            }
            return written - base;
        }

        private <T> T inLine(Supplier<T> part) {
            try {
                return part.get();
            } catch (MillwrightException wrong) {
                throw wrong(
                        file,
                        line,
                        String.valueOf(wrong.problem().message().values().get("reason")));
            }
        }

        private String cell(String column, String usual) {
            return cells.getOrDefault(column, usual);
        }

        private String needed(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw wrong(file, line, "the column (" + column + ") is empty");
            }
            return cell;
        }

        private int whole(String column, String text, int low, int high) {
            try {
                int number = Integer.parseInt(text);
                if (number >= low && number <= high) {
                    return number;
                }
            } catch (NumberFormatException none) {
                throw fault(column, "a whole number");
            }
            throw fault(column, "a whole number from " + low + " to " + high);
        }

        private double number(String column, String usual) {
            try {
                double number = Double.parseDouble(cell(column, usual));
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException none) {
                throw fault(column, "a number with a decimal point");
            }
            throw fault(column, "a finite number");
        }

        private MillwrightException fault(String column, String wanted) {
            return wrong(file, line, "the column (" + column + ") holds (" + cell(column, "") + "), not " + wanted);
        }
    }
}
