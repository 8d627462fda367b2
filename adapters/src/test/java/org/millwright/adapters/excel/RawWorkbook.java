package org.millwright.adapters.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together from its XML, for what writers of workbooks do not write. Style 0 is General, style n the n-th format. */
final class RawWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final List<String> formats = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private String properties = "";
    private boolean styles = true;

    /** Makes the next style show numbers by this format; a number alone is that of a format built in. */
    RawWorkbook format(String format) {
        formats.add(format);
        return this;
    }

    RawWorkbook withoutStyles() {
        styles = false;
        return this;
    }

    RawWorkbook from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    RawWorkbook sheet(String name, String... rows) {
        return add(name, "visible", rows);
    }

    RawWorkbook hidden(String name, String... rows) {
        return add(name, "hidden", rows);
    }

    private RawWorkbook add(String name, String state, String... rows) {
        names.add(name);
        states.add(state);
        sheets.add(String.join("", rows));
        return this;
    }

    /** A row; a cell that is empty text is left out. */
    static String row(int row, String... cells) {
        StringBuilder xml = new StringBuilder("<row r=\"%d\">".formatted(row));
        for (int column = 0; column < cells.length; column++) {
            xml.append(cells[column].replace("@", (char) ('A' + column) + String.valueOf(row)));
        }
        return xml + "</row>";
    }

    static String text(String text) {
        return "<c r=\"@\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String digits) {
        return styled(0, digits);
    }

    static String styled(int style, String digits) {
        return "<c r=\"@\" s=\"%d\"><v>%s</v></c>".formatted(style, digits);
    }

    /** A cell of a type of its own, such as b for a truth value. */
    static String typed(String type, String value) {
        return "<c r=\"@\" t=\"%s\"><v>%s</v></c>".formatted(type, value);
    }

    /** A formula with the value last computed, or without one. */
    static String formula(String formula, String type, String value) {
        String last = value.isEmpty() ? "" : "<v>" + value + "</v>";
        return "<c r=\"@\" t=\"%s\"><f>%s</f>%s</c>".formatted(type, formula, last);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", contentTypes());
            entry(zip, "xl/workbook.xml", workbook());
            entry(zip, "xl/_rels/workbook.xml.rels", relations());
            if (styles) {
                entry(zip, "xl/styles.xml", styleSheet());
            }
            for (int i = 0; i < sheets.size(); i++) {
                entry(
                        zip,
                        "xl/worksheets/sheet%d.xml".formatted(i + 1),
                        "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, sheets.get(i)));
            }
        } catch (IOException impossible) {
            throw new AssertionError("Memory cannot be written to.", impossible);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String contentTypes() {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + override("/xl/workbook.xml", "sheet.main") + (styles ? override("/xl/styles.xml", "styles") : "")
                + "</Types>";
    }

    private static String override(String part, String type) {
        String content = "application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml";
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, content);
    }

    private String workbook() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            list.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\" state=\"%s\"/>"
                    .formatted(names.get(i), i + 1, i + 1, states.get(i)));
        }
        return "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                .formatted(MAIN, DOCUMENT, properties, list);
    }

    private String relations() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            list.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(i + 1, DOCUMENT, i + 1));
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + list
                + "</Relationships>";
    }

    private String styleSheet() {
        StringBuilder own = new StringBuilder();
        StringBuilder cells = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < formats.size(); i++) {
            boolean builtIn = formats.get(i).matches("[0-9]+");
            if (!builtIn) {
                own.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                        .formatted(164 + i, formats.get(i).replace("\"", "&quot;")));
            }
            cells.append("<xf numFmtId=\"%s\"/>".formatted(builtIn ? formats.get(i) : String.valueOf(164 + i)));
        }
        return "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
                .formatted(MAIN, own, cells);
    }
}
