package org.millwright.program.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;
import org.millwright.Message;

/** Where the program runs: disk, rights, time zone, character set. */
final class PlaceChecks {
    private static final long LEAST_FREE = 1L << 30;

    private PlaceChecks() {}

    /** Room for what is unpacked or spilled. */
    static Finding disk(Path temporary) {
        try {
            FileStore store = Files.getFileStore(temporary);
            long free = store.getUsableSpace();
            Object gigabytes = Math.round(free / 1e8) / 10.0;
            return free < LEAST_FREE
                    ? Finding.warn(
                            "disk",
                            Message.of(
                                    "doctor.disk.short",
                                    "Only {free} GB are free in {folder}. Free some, or point java.io.tmpdir elsewhere:"
                                            + " MILLWRIGHT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
                                    "free",
                                    gigabytes,
                                    "folder",
                                    temporary))
                    : Finding.ok(
                            "disk",
                            Message.of(
                                    "doctor.disk.fits",
                                    "{free} GB are free in {folder}.",
                                    "free",
                                    gigabytes,
                                    "folder",
                                    temporary));
        } catch (IOException unknown) {
            return Finding.fail(
                    "disk",
                    Message.of(
                            "doctor.disk.absent",
                            "There is no temporary folder {folder}. Make it, or name another: TMPDIR=FOLDER",
                            "folder",
                            temporary));
        }
    }

    /** The right to write a temporary file; a recording's own folder needs no right but to be read. */
    static Finding rights(Path temporary) {
        try {
            Path probe = Files.createTempFile(temporary, "millwright-doctor", ".tmp");
            Files.delete(probe);
            return Finding.ok(
                    "rights",
                    Message.of("doctor.rights.fits", "Files can be written in {folder}.", "folder", temporary));
        } catch (IOException | SecurityException refused) {
            return Finding.fail(
                    "rights",
                    Message.of(
                            "doctor.rights.refused",
                            "No file can be written in {folder} ({why}). Name another temporary folder:"
                                    + " MILLWRIGHT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
                            "folder",
                            temporary,
                            "why",
                            refused.getClass().getSimpleName()));
        }
    }

    /** Zoneless times stay zoneless; the zone of the machine matters for what is printed about now, so it is shown. */
    static Finding zone(Map<String, String> environment) {
        String wanted = environment.getOrDefault("TZ", "").replaceFirst("^:", "");
        boolean unknown = !wanted.isEmpty()
                && !wanted.startsWith("/")
                && !wanted.contains(",")
                && Arrays.stream(TimeZone.getAvailableIDs()).noneMatch(wanted::equals);
        return unknown
                ? Finding.warn(
                        "zone",
                        Message.of(
                                "doctor.zone.unknown",
                                "The variable TZ names a zone that Java does not know ({wanted}), so it uses {zone}. Set TZ to"
                                        + " a name such as Europe/Berlin or Asia/Shanghai.",
                                "wanted",
                                wanted,
                                "zone",
                                ZoneId.systemDefault()))
                : Finding.ok(
                        "zone",
                        Message.of("doctor.zone.fits", "The time zone is {zone}.", "zone", ZoneId.systemDefault()));
    }

    /** File names with Chinese or accented letters can be opened only if Java knows how the system writes them. */
    static Finding charset(String fileNames, Map<String, String> environment) {
        boolean any = canWriteEverything(fileNames);
        boolean drawings = !environment.getOrDefault("MILLWRIGHT_CHARSET", "").equals("ascii");
        if (any && drawings) {
            return Finding.ok(
                    "charset", Message.of("doctor.charset.fits", "File names are {charset}.", "charset", fileNames));
        }
        return any
                ? Finding.ok(
                        "charset",
                        Message.of(
                                "doctor.charset.plain",
                                "The locale is plain; drawings are ASCII, file names are {charset}. For more:"
                                        + " export LANG=C.UTF-8",
                                "charset",
                                fileNames))
                : Finding.warn(
                        "charset",
                        Message.of(
                                "doctor.charset.narrow",
                                "File names are {charset}, so some cannot be opened. Set: export LANG=C.UTF-8",
                                "charset",
                                fileNames));
    }

    private static boolean canWriteEverything(String charset) {
        return charset.equalsIgnoreCase(StandardCharsets.UTF_8.name()) || charset.equalsIgnoreCase("GB18030");
    }
}
