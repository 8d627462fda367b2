package org.millwright.program.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.millwright.Message;

/** The Java machine: its version, the layout of its objects, its memory. */
final class JavaChecks {
    private static final Runtime.Version LEAST = Runtime.Version.parse("25.0.3");
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_MEGABYTES = 1_000;

    private JavaChecks() {}

    static Finding version(Runtime.Version running) {
        if (running.compareToIgnoreOptional(LEAST) >= 0) {
            return Finding.ok("jdk", Message.of("doctor.jdk.fits", "Java {version}.", "version", running));
        }
        if (running.feature() == LEAST.feature()) {
            return Finding.fail(
                    "jdk",
                    Message.of(
                            "doctor.jdk.corrupting",
                            "Java {version} can corrupt compressed Parquet files while they are written; 25.0.3 mends it."
                                    + " Install 25.0.3 or later.",
                            "version",
                            running));
        }
        return Finding.fail(
                "jdk",
                Message.of(
                        "doctor.jdk.old",
                        "Java {version} is too old. Install JDK 25.0.3 or later, from https://adoptium.net or your system's"
                                + " packages.",
                        "version",
                        running));
    }

    /** Compact object headers (JEP 519) stay off: native parts and measurements were made without them. */
    static Finding objectHeaders() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        boolean compact = machine != null
                && Boolean.parseBoolean(
                        machine.getVMOption("UseCompactObjectHeaders").getValue());
        return compact
                ? Finding.fail(
                        "headers",
                        Message.of(
                                "doctor.headers.compact",
                                "Compact object headers are on, which is not safe here. Take -XX:+UseCompactObjectHeaders out"
                                        + " of JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and MILLWRIGHT_JAVA_OPTS."))
                : Finding.ok("headers", Message.of("doctor.headers.fits", "Compact object headers are off."));
    }

    static Finding memory() {
        long free = freeMegabytes();
        if (free < LEAST_MEGABYTES) {
            return Finding.warn(
                    "memory",
                    Message.of(
                            "doctor.memory.short",
                            "Only {free} MB of memory are free; a large recording needs up to {least}. Close other programs.",
                            "free",
                            free,
                            "least",
                            LEAST_MEGABYTES));
        }
        return Finding.ok("memory", Message.of("doctor.memory.fits", "{free} MB of memory are free.", "free", free));
    }

    /** What a new program can get, not what lies idle: caches give way. */
    private static long freeMegabytes() {
        long available = AvailableMemory.bytes();
        if (available >= 0) {
            return available / MEGABYTE;
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getFreeMemorySize() / MEGABYTE
                : Runtime.getRuntime().maxMemory() / MEGABYTE;
    }
}
