package org.millwright.adapters.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The zip archive that a workbook is.
 *
 * @param path where it lies
 * @param entries names of its files, in small letters
 */
record Archive(Path path, Set<String> entries) {
    Archive {
        entries = Set.copyOf(entries);
    }

    /**
     * Looks at its list of files.
     *
     * @throws IOException if it is cut off or no archive
     */
    static Archive of(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new Archive(
                    path,
                    zip.stream()
                            .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()));
        }
    }

    /** Refuses archives that are no workbook, and workbooks that are no XML. */
    void requireWorkbook() {
        if (entries.contains("xl/workbook.bin")) {
            throw Refusals.otherFormat(path, ".xlsb");
        }
        if (entries.contains("mimetype") && entries.contains("content.xml")) {
            throw Refusals.otherFormat(path, ".ods");
        }
        if (!entries.contains("[content_types].xml") || entries.contains("word/document.xml")) {
            throw Refusals.archive(path);
        }
    }
}
