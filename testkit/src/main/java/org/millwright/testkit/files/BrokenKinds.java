package org.millwright.testkit.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Container;

/** Makes what is no recording, or less than one. */
final class BrokenKinds {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
    private static final byte[] PDF = "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ZIP = {'P', 'K', 3, 4, 20, 0, 8, 0};
    private static final byte[] OLD_EXCEL = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.ISO_8859_1);

    private BrokenKinds() {}

    static void empty(Draft draft) {
        int length = draft.random.nextInt(4);
        refused(draft, (random, folder) -> Files.writeString(folder.resolve(draft.stem + ".csv"), "\n".repeat(length)));
    }

    static void binary(Draft draft) {
        byte[] magic = draft.pick(List.of(PNG, ELF, PDF, ZIP, PARQUET, OLD_EXCEL, new byte[0]));
        String extension = draft.pick(List.of(".csv", ".csv", ".xlsx", ".xls", ".parquet", ".bin"));
        refused(draft, (random, folder) -> {
            byte[] bytes = new byte[random.nextInt(2_000, 20_000)];
            random.nextBytes(bytes);
            System.arraycopy(magic, 0, bytes, 0, magic.length);
            return Files.write(folder.resolve(draft.stem + extension), bytes);
        });
    }

    static void folderWithoutRecordings(Draft draft) {
        boolean bare = draft.random.nextInt(3) == 0;
        refused(draft, (random, folder) -> {
            Path made = Files.createDirectories(folder.resolve(draft.stem));
            if (!bare) {
                Files.writeString(made.resolve("README.md"), "# Pictures of the machine\n\nSee the log book.\n");
                byte[] picture = new byte[3_000];
                random.nextBytes(picture);
                System.arraycopy(PNG, 0, picture, 0, PNG.length);
                Files.write(made.resolve("machine.png"), picture);
            }
            return made;
        });
    }

    static void noSuchFile(Draft draft) {
        refused(draft, (random, folder) -> folder.resolve(draft.stem + "_2.csv"));
    }

    private static void refused(Draft draft, Instead instead) {
        draft.mustBeRefused = true;
        draft.instead = instead;
        draft.mayBeRefused();
    }

    static void headerOnly(Draft draft) {
        draft.rows = 0;
        draft.mustBeRefused = true;
        draft.mayBeRefused();
    }

    static void oneRow(Draft draft) {
        draft.rows = 1;
        draft.mayBeRefused();
    }

    static void oneColumn(Draft draft) {
        draft.width = 1;
        draft.timeless = draft.random.nextBoolean();
    }

    /** A column of times and nothing measured. */
    static void onlyTimes(Draft draft) {
        draft.columns.clear();
        draft.mustBeRefused = true;
        draft.mayBeRefused();
    }

    /** More rows than anybody looks at before reading; what is odd about them comes late. */
    static void manyRows(Draft draft) {
        draft.width = 3;
        draft.rows = draft.random.nextInt(12_000, 40_000);
    }

    static void thousandColumns(Draft draft) {
        draft.width = 1_000;
        draft.rows = 24;
    }

    /** The download broke off: the last bytes are not there, and with them the checksum. */
    static void truncatedGzip(Draft draft) {
        draft.container = Container.TRUNCATED_GZIP;
        draft.mustBeRefused = true;
        draft.mayBeRefusedAt(Set.of());
    }

    static void truncatedBook(Draft draft) {
        draft.container = draft.pick(List.of(Container.EXCEL, Container.PARQUET));
        draft.look.cut = true;
        draft.mustBeRefused = true;
        draft.mayBeRefused();
    }

    /** What people save under the name of a recording by mistake. */
    static void noTable(Draft draft) {
        String text = draft.pick(List.of(
                "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body>Please sign in, 3 tries left.</body></html>\n",
                "{\"machine\": \"M1\", \"values\": [{\"t\": 1, \"v\": 2.5}, {\"t\": 2, \"v\": 2.6}]}\n",
                "<?xml version=\"1.0\"?>\n<log><entry t=\"1\">2.5</entry>\n<entry t=\"2\">2.6</entry></log>\n",
                "Dear colleague,\n\nthe recording of pump 3 follows, as agreed, tomorrow.\nBest regards\n",
                "#!/bin/sh\nset -e\necho start\nfor i in 1 2 3; do\n  sleep 1\ndone\n"));
        String extension = draft.pick(List.of(".csv", ".txt", ".csv"));
        refused(draft, (random, folder) -> Files.writeString(folder.resolve(draft.stem + extension), text));
    }

    /** The logger died while writing its last line. */
    static void cutOff(Draft draft) {
        int row = draft.rows - 1;
        draft.rowChanges.put(row, cells -> cells.subList(0, Math.max(1, cells.size() - draft.columns.size())));
        draft.fates.put(row, Truth.Fate.READ_OR_SKIPPED);
        draft.columns.forEach(column -> column.entries.set(row, Entry.noValue("")));
        draft.mayBeRefusedAt(Set.of(row));
    }

    /** Writes something in place of a recording. */
    @FunctionalInterface
    interface Instead {
        /** What to open. */
        Path write(RandomGenerator random, Path folder) throws IOException;
    }
}
