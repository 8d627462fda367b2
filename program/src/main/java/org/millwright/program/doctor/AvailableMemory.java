package org.millwright.program.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that Linux would give to a new program. */
final class AvailableMemory {
    private static final Pattern LINE = Pattern.compile("MemAvailable:\\s+(\\d{1,15}) kB");

    private AvailableMemory() {}

    /** In bytes; -1 on a system that does not tell. */
    static long bytes() {
        Path told = Path.of("/proc/meminfo");
        if (!Files.isReadable(told)) {
            return -1;
        }
        try {
            return of(Files.readString(told));
        } catch (IOException silent) {
            return -1;
        }
    }

    static long of(String told) {
        Matcher line = LINE.matcher(told);
        return line.find() ? Long.parseLong(line.group(1)) * 1024 : -1;
    }
}
